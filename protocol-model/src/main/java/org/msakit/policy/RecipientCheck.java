package org.msakit.policy;

import java.util.Optional;
import org.msakit.sendmail.access.Tag;

/**
 * What the configuration says of a forward-path: check_rcpt. Entries for the recipient come first, then the permission
 * to relay; with {@code delay_checks} sender and client follow, unless a login has ended the checks.
 */
final class RecipientCheck {
    private static final PolicyReply DISABLED = PolicyReply.of(550, "5.2.1", "Mailbox disabled for this recipient");
    private static final Verdict UNQUALIFIED =
            new Verdict(Verdict.Kind.REFUSE, Optional.of(PolicyReply.of(553, "5.5.4")));
    private static final String LOCAL_PART_OPERATORS = "%!@";

    private final Policy policy;
    private final Search search;
    private final ClientCheck clients;
    private final SenderCheck senders;

    RecipientCheck(Policy policy, Search search) {
        this.policy = policy;
        this.search = search;
        clients = new ClientCheck(policy, search);
        senders = new SenderCheck(policy, search);
    }

    /** A refusal, DISCARD, or NONE for a recipient that may be accepted. */
    Verdict verdict(String recipient, String sender, PolicyState state) {
        int at = recipient.lastIndexOf('@');
        if (at < 0
                && policy.has(Modifier.QUALIFIED_RECIPIENT)
                && policy.has(Policy.Feature.REQUIRE_QUALIFIED_RECIPIENTS)) {
            return UNQUALIFIED;
        }
        Verdict listed = listed(recipient, at);
        boolean ends = !listed.is(Verdict.Kind.NONE) && !listed.accepts();
        if (ends || isTrusted(state)) {
            return ends ? listed : Verdict.NONE;
        }
        Optional<PolicyReply> relaying =
                isReceivedHere(recipient, at) ? Optional.empty() : clients.relayRefusal(state.client(), sender);
        if (relaying.isPresent()) {
            return new Verdict(Verdict.Kind.REFUSE, relaying);
        }
        return policy.delaysChecks() ? delayed(recipient, at, sender, state) : Verdict.NONE;
    }

    /** Address, {@code user@} for local ones, domain: as far as {@code blocklist_recipients} is on. */
    private Verdict listed(String recipient, int at) {
        if (!policy.has(Policy.Feature.BLOCKLIST_RECIPIENTS)) {
            return Verdict.NONE;
        }
        if (at < 0) {
            return spared(search.mailbox(Tag.TO, true, recipient + "@"));
        }
        String domain = recipient.substring(at + 1);
        return spared(search.mailbox(Tag.TO, true, recipient)
                .or(() -> policy.isLocal(domain)
                        ? search.mailbox(Tag.TO, true, recipient.substring(0, at + 1))
                        : Optional.empty())
                .or(() -> search.domain(Tag.TO, true, domain)));
    }

    /** For recipients {@code skip} makes SKIP harmless under every form of key. */
    private Verdict spared(Optional<String> value) {
        boolean skip = policy.has(Policy.Feature.ACCESS_SKIP);
        return Verdict.of(value.filter(v -> !(skip && v.equalsIgnoreCase("SKIP"))), DISABLED);
    }

    private boolean isTrusted(PolicyState state) {
        return state.mechanism().filter(policy.trusted()::contains).isPresent();
    }

    /** Whether anybody may send there: a local domain, one with a RELAY entry, or no domain at all. */
    private boolean isReceivedHere(String recipient, int at) {
        if (at < 0) {
            return true;
        }
        boolean hidden = recipient.substring(0, at).chars().anyMatch(c -> LOCAL_PART_OPERATORS.indexOf(c) >= 0);
        String domain = recipient.substring(at + 1);
        Verdict relay = Verdict.of(search.domain(Tag.TO, true, domain), DISABLED);
        return !hidden && (policy.isLocal(domain) || relay.is(Verdict.Kind.RELAY));
    }

    private Verdict delayed(String recipient, int at, String sender, PolicyState state) {
        if (isSpared(recipient, at)) {
            return Verdict.NONE;
        }
        Verdict of = senders.verdict(sender, state);
        return of.is(Verdict.Kind.NONE) ? clients.verdict(state.client()) : of;
    }

    /** Whether a {@code Spam:} entry, or the lack of one, spares the recipient the checks of sender and client. */
    private boolean isSpared(String recipient, int at) {
        boolean friend = policy.has(Policy.Feature.SPAM_FRIEND);
        boolean hater = policy.has(Policy.Feature.SPAM_HATER);
        if (!friend && !hater) {
            return false;
        }
        String full = at < 0 ? recipient + "@" + policy.hostname() : recipient;
        int split = full.lastIndexOf('@');
        Optional<String> value = search.mailbox(Tag.SPAM, false, full)
                .or(() -> search.domain(Tag.SPAM, false, full.substring(split + 1)))
                .or(() -> policy.isLocal(full.substring(split + 1))
                        ? search.mailbox(Tag.SPAM, false, full.substring(0, split + 1))
                        : Optional.empty());
        String word = value.orElse("");
        return friend ? word.equalsIgnoreCase("FRIEND") : !word.equalsIgnoreCase("HATER");
    }
}
