package org.msakit.dialogue;

import java.time.Duration;
import org.msakit.wire.Octets;

/** One thing that happened on a connection. */
public sealed interface Event {
    /** The TCP connection stands; with {@code tls} the implicit TLS handshake was done before anything else. */
    record Connected(boolean tls) implements Event {}

    /** The client wrote these octets at once. */
    record Sent(Octets octets) implements Event {}

    /** The server's octets, as they came. */
    record Received(Octets octets) implements Event {}

    /** A TLS handshake that the client began after STARTTLS was completed. */
    record TlsEstablished() implements Event {}

    /**
     * The handshake did not come to its end.
     *
     * @param byClient whether it was the client that gave up: it did not trust the certificate, or waited too long
     */
    record TlsFailed(boolean byClient, String reason) implements Event {}

    /** In place of a handshake the client sent a first flight of its own making, and looked at the answer only. */
    record TlsOffered(String offer, String answer) implements Event {}

    /** The client waited this long and nothing came. */
    record Quiet(Duration time) implements Event {}

    /** The server ended the connection; FIN and RST alike. */
    record ClosedByServer() implements Event {}

    /** The client ended the connection. */
    record ClosedByClient() implements Event {}
}
