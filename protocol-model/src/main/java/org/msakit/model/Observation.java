package org.msakit.model;

import java.time.Duration;
import org.msakit.wire.Reply;

/** What came of a stimulus; silence is an observation too. */
public sealed interface Observation {
    String describe();

    record Answer(Reply reply) implements Observation {
        @Override
        public String describe() {
            return reply.raw().toString();
        }
    }

    record TlsUp() implements Observation {
        @Override
        public String describe() {
            return "TLS established";
        }
    }

    /** The handshake failed; where the client gave up, that says nothing about the server. */
    record TlsRefused(boolean byClient, String reason) implements Observation {
        @Override
        public String describe() {
            return "handshake failed: " + reason;
        }
    }

    record Closed() implements Observation {
        @Override
        public String describe() {
            return "connection closed";
        }
    }

    record Silence(Duration time) implements Observation {
        @Override
        public String describe() {
            return "silence for " + time.toMillis() + " ms";
        }
    }
}
