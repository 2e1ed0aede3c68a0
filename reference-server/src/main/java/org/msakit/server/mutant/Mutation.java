package org.msakit.server.mutant;

import java.util.List;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** One fault at work in one session. Every hook does nothing unless overridden. */
public interface Mutation {
    /** Changes octets from the client before they are looked at. */
    default byte[] received(SessionState state, byte[] octets) {
        return octets;
    }

    /** Changes what an input does or how it is answered. */
    default Reply handle(SessionState state, Input input, Handler next) {
        return next.handle(state, input);
    }

    /** Changes the octets of a reply; they are empty where an input has none. */
    default byte[] sent(SessionState state, Input input, byte[] reply) {
        return reply;
    }

    /** Changes what is handed to the sink; the message may be lost, or become several. */
    default List<StoredMessage> stored(StoredMessage message) {
        return List.of(message);
    }

    /** Changes a command, content or a chunk on its way to the next hop; one character per octet. */
    default String toHop(String octets) {
        return octets;
    }

    /** Changes the lines of the next hop's reply to the command, which is empty before the first one. */
    default List<String> fromHop(String command, List<String> reply) {
        return reply;
    }

    /** Whether the end of the connection counts as the end of message data. */
    default boolean endsBrokenData() {
        return false;
    }
}
