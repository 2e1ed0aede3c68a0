package org.msakit.server.extension;

import java.util.Map;
import java.util.Optional;
import org.msakit.server.reply.Reply;

/**
 * What became of the parameters of a MAIL or RCPT.
 *
 * @param values granted values by upper-case keyword, empty where the parameter has none
 * @param reply a refusal, or a positive reply to give instead of the usual one
 */
public record Granted(Map<String, String> values, Optional<Reply> reply) {
    /** No parameters were given. */
    static final Granted NOTHING = new Granted(Map.of(), Optional.empty());

    public Granted {
        values = Map.copyOf(values);
    }

    static Granted refused(Reply refusal) {
        return new Granted(Map.of(), Optional.of(refusal));
    }

    /** The reply, where it is a refusal. */
    public Optional<Reply> refusal() {
        return reply.filter(Reply::isNegative);
    }
}
