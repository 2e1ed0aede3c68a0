package org.msakit.server.session;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.sasl.CheckResult;

/** What the host of a session has to do, in the order given. */
public sealed interface Action {
    /**
     * Write the octets.
     *
     * @param octets one or several replies; compared by identity
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Send(byte[] octets) implements Action {}

    /** Start TLS as server, and call {@link SubmissionSession#tlsEstablished()} when the handshake is done. */
    record StartTls() implements Action {}

    /** Close the connection once everything is written. */
    record Close() implements Action {}

    /**
     * Run the check, which takes milliseconds of work, off the event loop, and call {@link
     * SubmissionSession#authenticated} with what it comes to, then or later.
     */
    record Verify(String user, Supplier<CompletionStage<CheckResult>> check) implements Action {
        @Override
        public String toString() {
            return "Verify[user=" + user + "]";
        }
    }

    /** Give the message to the sink, and call {@link SubmissionSession#stored} with what became of it. */
    record Store(StoredMessage message, MessageSink sink) implements Action {}

    /** Wait before the next action is done and before anything more is read. */
    record Pause(Duration time) implements Action {}
}
