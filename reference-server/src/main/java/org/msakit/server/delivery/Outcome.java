package org.msakit.server.delivery;

import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;

/** What became of a message at the end of its data. */
public sealed interface Outcome {
    /** The message is safe: 250 may be sent. */
    record Accepted() implements Outcome {}

    /** Nobody has the message; the client is told so by this 4yz or 5yz reply. */
    record Refused(Reply reply) implements Outcome {}

    /** Nothing could be stored, for a reason that may pass. */
    Outcome LOCAL_ERROR = new Refused(Replies.LOCAL_ERROR);
}
