package org.msakit.kit.client;

import java.time.Duration;
import java.util.Optional;
import org.msakit.dialogue.Event;
import org.msakit.wire.Octets;

/** One connection to a server. Never throws on what the server does: that is an event. */
public interface Connection extends AutoCloseable {
    /**
     * What happened on connecting: {@code Connected}, or {@code TlsFailed} where TLS comes first and failed. Where TLS
     * comes first the handshake is made now, and octets sent before are the first that the server sees.
     */
    Event opened();

    /** Writes octets at once; a broken connection shows at the next {@link #receive}. */
    void send(Octets octets);

    /** The next octets, the end of the connection, or {@code Quiet} after the time given. */
    Event receive(Duration patience);

    /** What comes while the client keeps silent for so long, first of all; {@code Quiet} where nothing does. */
    default Event idle(Duration time) {
        return receive(time);
    }

    /** Whether waiting costs no time. */
    default boolean clockJumps() {
        return false;
    }

    /** Shakes hands behind a 220 to STARTTLS: {@code TlsEstablished} or {@code TlsFailed}. */
    Event startTls();

    /** Breaks the connection off: the server sees RST where there are sockets. */
    default void reset() {
        close();
    }

    /**
     * What an exchange can be bound to (RFC 5056).
     *
     * @param type unique prefix, as {@code tls-exporter}
     * @return nothing where this client cannot compute it
     */
    default Optional<Octets> channelBinding(String type) {
        return Optional.empty();
    }

    /** Whether octets sent in place of a handshake reach something that speaks TLS. */
    default boolean carriesTls() {
        return false;
    }

    /** What TLS showed of the server; empty where no handshake was begun, or none of real octets. */
    default Optional<TlsPeer> tlsPeer() {
        return Optional.empty();
    }

    /** Half-closes nothing, breaks nothing off gently: the client goes away. */
    @Override
    void close();
}
