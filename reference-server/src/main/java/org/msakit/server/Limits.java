package org.msakit.server;

import java.time.Duration;

/**
 * Bounds that keep a session's memory and time finite. RFC 5321 section 4.5.3.1 gives the least a server has to take.
 *
 * @param commandLine longest command line in octets, CRLF included
 * @param authLine longest AUTH command or SASL response in octets, CRLF included (RFC 4954 section 4)
 * @param errors refused commands after which the session ends with 421
 * @param logins failed logins after which the session ends with 421 (RFC 4954 section 9)
 * @param recipients recipients per transaction
 * @param idle silence after which the session ends with 421 (RFC 5321 section 4.5.3.2.7)
 * @param handshake longest TLS handshake
 */
public record Limits(
        int commandLine, int authLine, int errors, int logins, int recipients, Duration idle, Duration handshake) {
    /** Octets a client may send ahead while its password is being checked. */
    public static final int PENDING_INPUT = 1 << 20;

    /** 2048 octets, 12288 for SASL, 50 errors, 10 failed logins, 1000 recipients, 300 s of silence, 30 s of handshake. */
    public static Limits defaults() {
        return new Limits(2048, 12288, 50, 10, 1000, Duration.ofSeconds(300), Duration.ofSeconds(30));
    }

    /** The same limits with another idle time. */
    public Limits withIdle(Duration time) {
        return new Limits(commandLine, authLine, errors, logins, recipients, time, handshake);
    }

    /** The same limits with another number of tolerated errors. */
    public Limits withErrors(int count) {
        return new Limits(commandLine, authLine, count, logins, recipients, idle, handshake);
    }

    /** The same limits with another number of failed logins. */
    public Limits withLogins(int count) {
        return new Limits(commandLine, authLine, errors, count, recipients, idle, handshake);
    }

    /** The same limits with another number of recipients. */
    public Limits withRecipients(int count) {
        return new Limits(commandLine, authLine, errors, logins, count, idle, handshake);
    }

    /** The same limits with another time for TLS handshakes. */
    public Limits withHandshake(Duration time) {
        return new Limits(commandLine, authLine, errors, logins, recipients, idle, time);
    }
}
