package org.msakit.server.header;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks and changes the header of a submitted message. */
public final class Headers {
    /** Fields of which RFC 5322 section 3.6 allows at most one, by their names in lower case. */
    private static final Map<String, String> SINGLE = Stream.of(
                    "Date",
                    "From",
                    "Sender",
                    "Reply-To",
                    "To",
                    "Cc",
                    "Bcc",
                    "Message-ID",
                    "In-Reply-To",
                    "References",
                    "Subject")
            .collect(Collectors.toMap(
                    name -> name.toLowerCase(Locale.ROOT), name -> name, (one, other) -> one, LinkedHashMap::new));

    /** Fields that hold addresses (RFC 5322 sections 3.6.2, 3.6.3 and 3.6.6), in lower case. */
    private static final Set<String> ADDRESSES = Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "resent-from",
            "resent-sender",
            "resent-to",
            "resent-cc",
            "resent-bcc");

    /** The least threshold that section 6.3 of RFC 5321 calls wise. */
    private static final int MOST_HOPS = 100;

    private static final Map<HeaderPolicy, FieldRule> RULES = new EnumMap<>(Map.of(
            HeaderPolicy.ADD_RECEIVED, (header, submission) -> header.add(submission.trace()),
            HeaderPolicy.ADD_DATE, new DateRule(),
            HeaderPolicy.ADD_MESSAGE_ID, new MessageIdRule(),
            HeaderPolicy.ADD_FROM, new FromRule(),
            HeaderPolicy.SET_SENDER, new SenderRule()));

    private final HeaderSection section;
    private final Set<HeaderPolicy> policy;

    /** Reads the header of a message. */
    public Headers(byte[] content, Set<HeaderPolicy> policy) {
        this.section = new HeaderSection(content);
        this.policy = policy;
    }

    /** Whether the header needs no SMTPUTF8 (RFC 6532 section 3). */
    public boolean isAscii() {
        return section.isAscii();
    }

    /** The name of a field that occurs twice and makes the policy refuse the message. */
    public Optional<String> duplicate() {
        if (!policy.contains(HeaderPolicy.REFUSE_DUPLICATES)) {
            return Optional.empty();
        }
        for (Map.Entry<String, String> field : SINGLE.entrySet()) {
            if (section.count(field.getKey()) > 1) {
                return Optional.of(field.getValue());
            }
        }
        return Optional.empty();
    }

    /** A domain that is neither fully qualified nor local and makes the policy refuse the message. */
    public Optional<String> unqualified(Predicate<String> local) {
        if (!policy.contains(HeaderPolicy.REFUSE_UNQUALIFIED)) {
            return Optional.empty();
        }
        for (String value : section.values(ADDRESSES)) {
            for (String domain : AddressDomains.of(value)) {
                if (domain.indexOf('.') < 0 && !local.test(domain)) {
                    return Optional.of(domain);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether there are more Received fields than any real path has hops (RFC 5321 section 6.3). */
    public boolean isLoop() {
        return section.count("received") > MOST_HOPS;
    }

    /** The message as it is handed on; the body stays as it is. */
    public byte[] apply(Submission submission) {
        RULES.forEach((key, rule) -> {
            if (policy.contains(key)) {
                rule.apply(section, submission);
            }
        });
        return section.toBytes();
    }
}
