package org.msakit.server.delivery;

import java.util.concurrent.CompletionStage;

/** Takes over the responsibility for messages (RFC 5321 section 4.2.5). Safe for use by several threads. */
public interface MessageSink extends AutoCloseable {
    /**
     * Takes a message. Never blocks; what has to wait completes later, on any thread.
     *
     * @return what became of it; an exceptional completion counts as a local error, so that the client tries again
     */
    CompletionStage<Outcome> store(StoredMessage message);

    /** Whether it keeps a message back until its time of release. */
    default boolean canHold() {
        return false;
    }

    /** Lets go of files and connections. What was accepted stays accepted. */
    @Override
    default void close() {}
}
