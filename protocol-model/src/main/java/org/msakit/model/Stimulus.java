package org.msakit.model;

import org.msakit.wire.ChunkCommand;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;

/** What the tester does to the server, one reply each. */
public sealed interface Stimulus {
    /** For explanations. */
    String describe();

    /** The connection was made. */
    record Connect(boolean tls) implements Stimulus {
        @Override
        public String describe() {
            return tls ? "connect, TLS first" : "connect";
        }
    }

    /** A command line. */
    record Command(CommandLine line) implements Stimulus {
        @Override
        public String describe() {
            return line.raw().toString();
        }
    }

    /** A line behind a 334. */
    record Response(CommandLine line) implements Stimulus {
        @Override
        public String describe() {
            return "SASL response " + line.raw();
        }
    }

    /** Message content with its CRLF.CRLF. */
    record Content(Octets raw) implements Stimulus {
        @Override
        public String describe() {
            return "message content of " + raw.length() + " octets";
        }
    }

    /** A well-formed BDAT with its octets (RFC 3030 section 2). */
    record Chunk(CommandLine line, ChunkCommand command, Octets octets) implements Stimulus {
        @Override
        public String describe() {
            return line.raw() + " and its octets";
        }
    }

    /** The TLS handshake behind the 220 to STARTTLS. */
    record Handshake() implements Stimulus {
        @Override
        public String describe() {
            return "TLS handshake";
        }
    }
}
