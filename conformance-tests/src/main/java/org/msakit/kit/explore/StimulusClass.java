package org.msakit.kit.explore;

import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.msakit.model.SessionState;
import org.msakit.wire.Octets;

/**
 * A kind of stimulus that the model tells apart.
 *
 * @param name for coverage
 * @param when the states in which it can be sent
 * @param most how often a dialogue bears it, for the sake of servers that count errors
 * @param octets draws one; behind a 220 to STARTTLS a handshake belongs to it
 */
record StimulusClass(
        String name, Predicate<SessionState> when, int most, BiFunction<Situation, SplittableRandom, Octets> octets) {
    /** The one of the kind that stands for all of them; the same for the same name, target and state. */
    Octets typical(Situation situation) {
        return octets.apply(situation, new SplittableRandom(name.hashCode()));
    }

    /** Whether it may stand anywhere in a pipelined group (RFC 2920 section 3.1). */
    boolean pipelined() {
        return name.startsWith("RSET") || name.startsWith("MAIL") || name.startsWith("RCPT");
    }

    /** Whether it may end one: a change of state that the client has to wait for must not be guessed at. */
    boolean endsGroups() {
        return !name.startsWith("AUTH") && !startsTls() && !name.contains("control");
    }

    boolean isHello() {
        return name.startsWith("EHLO") || name.startsWith("HELO");
    }

    boolean startsTls() {
        return name.equals("STARTTLS");
    }

    /** Whether it may name a recipient other than the test recipient. */
    boolean namesOthers() {
        return name.startsWith("RCPT") && !name.equals("RCPT known");
    }

    /** Whether it completes a message where there are recipients. */
    boolean completes() {
        return name.startsWith("content") || (name.startsWith("BDAT") && name.endsWith("last"));
    }

    /** Whether a walk may send it right behind another one. */
    boolean follows(StimulusClass before) {
        boolean again = most == 1 && name.equals(before.name());
        return !again && !(completes() && before.namesOthers());
    }
}
