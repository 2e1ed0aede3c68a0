package org.msakit.load;

import java.time.Duration;

/**
 * What a run of the generator is to send.
 *
 * @param sessions connections that are open at the same time
 * @param messages messages in all, over all sessions
 * @param octets size of a message, its header included
 * @param keptOpen whether a connection carries many messages; otherwise it carries one
 * @param pipelined whether MAIL, RCPT and DATA go in one write (RFC 2920)
 * @param limit no message is begun any more after that time, however many are left
 */
public record Workload(int sessions, int messages, int octets, boolean keptOpen, boolean pipelined, Duration limit) {
    public Workload {
        if (sessions < 1 || messages < 1) {
            throw new IllegalArgumentException(sessions + " sessions and " + messages + " messages: 1 is the least");
        }
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("no time for a run: " + limit);
        }
    }

    /** The same with another number of messages. */
    public Workload withMessages(int number) {
        return new Workload(sessions, number, octets, keptOpen, pipelined, limit);
    }

    /** The same with another limit. */
    public Workload withLimit(Duration time) {
        return new Workload(sessions, messages, octets, keptOpen, pipelined, time);
    }
}
