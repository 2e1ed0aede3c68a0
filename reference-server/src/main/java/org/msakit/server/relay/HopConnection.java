package org.msakit.server.relay;

import java.io.Closeable;
import java.io.IOException;
import org.msakit.server.delivery.MessageContent;

/** A connection to the next hop. */
public interface HopConnection extends Closeable {
    /** Longest reply line that is read, its CRLF left out; RFC 5321 section 4.5.3.1.5 has 510. */
    int LONGEST_LINE = 1024;

    /** Sends a command line, message content or a chunk. */
    void send(byte[] octets) throws IOException;

    /** The same of octets that lie in pieces. */
    default void send(MessageContent octets) throws IOException {
        send(octets.toBytes());
    }

    /**
     * The next line of a reply without its CRLF, one character per octet.
     *
     * @throws IOException if none comes in time, or one longer than {@link #LONGEST_LINE}
     */
    String line() throws IOException;

    /**
     * Shakes hands behind a 220 to STARTTLS.
     *
     * @param verified whether the certificate has to be trusted and to name the next hop
     * @throws IOException if TLS cannot be had so; the connection is of no use then
     */
    void startTls(boolean verified) throws IOException;

    /** Waits so many times as long for lines from now on. */
    default void patience(int times) throws IOException {}
}
