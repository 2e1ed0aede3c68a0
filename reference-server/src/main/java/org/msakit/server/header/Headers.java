package org.msakit.server.header;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.msakit.server.delivery.MessageContent;

/** Checks and changes the header of a submitted message. */
public final class Headers {
    /** Fields of which RFC 5322 section 3.6 allows at most one. */
    private static final List<String> SINGLE = List.of(
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
            "Subject");

    /** Fields that hold addresses (RFC 5322 sections 3.6.2, 3.6.3 and 3.6.6). */
    private static final List<String> ADDRESSES = List.of(
            "From",
            "Sender",
            "Reply-To",
            "To",
            "Cc",
            "Bcc",
            "Resent-From",
            "Resent-Sender",
            "Resent-To",
            "Resent-Cc",
            "Resent-Bcc");

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
    public Headers(MessageContent content, Set<HeaderPolicy> policy) {
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
        for (String field : SINGLE) {
            if (section.count(field) > 1) {
                return Optional.of(field);
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
    public MessageContent apply(Submission submission) {
        RULES.forEach((key, rule) -> {
            if (policy.contains(key)) {
                rule.apply(section, submission);
            }
        });
        return section.changed();
    }
}
