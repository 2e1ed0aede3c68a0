package org.msakit.policy;

import java.util.Optional;
import org.msakit.sendmail.access.AccessAction;

/**
 * What an entry means for a client, sender or recipient.
 *
 * @param kind the effect
 * @param reply of a refusal
 */
record Verdict(Kind kind, Optional<PolicyReply> reply) {
    static final Verdict NONE = new Verdict(Kind.NONE, Optional.empty());

    enum Kind {
        /** No entry. */
        NONE,
        OK,
        RELAY,
        DISCARD,
        QUARANTINE,
        REFUSE
    }

    /** Reads a value; {@code rejected} is the reply that REJECT stands for. */
    static Verdict of(Optional<String> value, PolicyReply rejected) {
        if (value.isEmpty()) {
            return NONE;
        }
        AccessAction action = AccessAction.of(value.get());
        return switch (action.kind()) {
            case OK -> new Verdict(Kind.OK, Optional.empty());
            case RELAY -> new Verdict(Kind.RELAY, Optional.empty());
            case DISCARD -> new Verdict(Kind.DISCARD, Optional.empty());
            case QUARANTINE -> new Verdict(Kind.QUARANTINE, Optional.empty());
            case REJECT -> refuse(rejected);
            case ERROR, REPLY -> refuse(reply(action));
            case SKIP, OTHER -> refuse(PolicyReply.of(553, "5.3.0"));
        };
    }

    private static Verdict refuse(PolicyReply reply) {
        return new Verdict(Kind.REFUSE, Optional.of(reply));
    }

    /** Without a reply code it is 553; without an enhanced code it is the class alone, or 5.3.0 for that 553. */
    private static PolicyReply reply(AccessAction action) {
        int code = action.code().orElse(553);
        String own = action.code().isEmpty() ? "5.3.0" : code / 100 + ".0.0";
        return PolicyReply.of(code, action.enhanced().orElse(own), action.reason());
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether it is an entry that ends the checks with a yes. */
    boolean accepts() {
        return kind == Kind.OK || kind == Kind.RELAY;
    }
}
