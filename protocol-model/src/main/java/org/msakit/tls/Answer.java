package org.msakit.tls;

import java.util.Map;
import java.util.Optional;
import org.msakit.wire.Octets;

/** What a server answers to the first flight of a client. */
public sealed interface Answer {
    /** For a reader. */
    String describe();

    /** Whether the server went on with the handshake. */
    default boolean agreed() {
        return this instanceof Hello;
    }

    /**
     * A ServerHello (RFC 5246 section 7.4.1.3, RFC 8446 section 4.1.3), HelloRetryRequest included.
     *
     * @param version the version chosen, supported_versions looked into
     * @param suite code of the cipher suite chosen
     * @param compression code of the compression method chosen
     * @param extensions by type, those that come in clear
     */
    record Hello(int version, int suite, int compression, Map<Integer, Octets> extensions) implements Answer {
        public Hello {
            extensions = Map.copyOf(extensions);
        }

        /** The protocol chosen by ALPN, where it is told in clear (up to TLS 1.2). */
        Optional<String> alpn() {
            return Optional.ofNullable(extensions.get(HelloExtension.ALPN))
                    .map(Octets::latin1)
                    .filter(list -> list.length() > 3)
                    .map(list -> list.substring(3));
        }

        @Override
        public String describe() {
            return "ServerHello, " + Version.name(version) + ", " + CipherSuite.name(suite)
                    + (compression == ClientHello.NO_COMPRESSION ? "" : ", compression " + compression)
                    + alpn().map(p -> ", ALPN " + new Octets(p)).orElse("");
        }
    }

    /** An alert in place of a hello (RFC 8446 section 6). */
    record Alert(int level, int description) implements Answer {
        static final int HANDSHAKE_FAILURE = 40;
        static final int PROTOCOL_VERSION = 70;
        static final int UNRECOGNIZED_NAME = 112;
        static final int NO_APPLICATION_PROTOCOL = 120;

        @Override
        public String describe() {
            String name = switch (description) {
                case HANDSHAKE_FAILURE -> "handshake_failure";
                case PROTOCOL_VERSION -> "protocol_version";
                case UNRECOGNIZED_NAME -> "unrecognized_name";
                case NO_APPLICATION_PROTOCOL -> "no_application_protocol";
                default -> "number " + description;
            };
            return (level == 1 ? "warning alert " : "fatal alert ") + name;
        }
    }

    /** The end of the connection without a word. */
    record Closed() implements Answer {
        @Override
        public String describe() {
            return "the connection closed";
        }
    }

    /** Nothing in the time that was waited. */
    record Silence() implements Answer {
        @Override
        public String describe() {
            return "nothing";
        }
    }

    /** Octets that are no TLS. */
    record Alien(Octets octets) implements Answer {
        @Override
        public String describe() {
            return "no TLS: " + octets;
        }
    }
}
