package org.msakit.kit.target;

import java.time.Duration;
import java.util.Optional;
import org.msakit.kit.client.Dialer;
import org.msakit.model.Config;

/**
 * Something to test.
 *
 * @param name for reports
 * @param address host and port, for reports
 * @param tls how TLS is reached
 * @param dialer makes connections
 * @param config what the model is told about it
 * @param credentials the account used, empty user where none was given
 * @param domain a domain that the server delivers locally
 * @param recipient a mailbox that exists
 * @param replyTimeout patience for one reply
 * @param quietTime how long silence is listened to, to prove it
 * @param facilities what the tester has around it
 */
public record Target(
        String name,
        String address,
        TlsMode tls,
        Dialer dialer,
        Config config,
        Credentials credentials,
        String domain,
        String recipient,
        Duration replyTimeout,
        Duration quietTime,
        Facilities facilities) {
    /** A server that shows nothing but its port. */
    public Target(
            String name,
            String address,
            TlsMode tls,
            Dialer dialer,
            Config config,
            Credentials credentials,
            String domain,
            String recipient,
            Duration replyTimeout,
            Duration quietTime) {
        this(
                name,
                address,
                tls,
                dialer,
                config,
                credentials,
                domain,
                recipient,
                replyTimeout,
                quietTime,
                Facilities.NONE);
    }

    /** The same server with more around it. */
    public Target with(Facilities around) {
        return new Target(
                name, address, tls, dialer, config, credentials, domain, recipient, replyTimeout, quietTime, around);
    }

    /** The same server told of and tested alike, reached in another way and with other patience, and it alone. */
    public Target reachedBy(Dialer other, Duration forReply, Duration forQuiet) {
        return new Target(
                name,
                address,
                tls,
                other,
                config,
                credentials,
                domain,
                recipient,
                forReply,
                forQuiet,
                facilities.alone());
    }

    /** This target or the one beside it where TLS is reached in that way. */
    public Optional<Target> reachedBy(TlsMode mode) {
        return tls == mode ? Optional.of(this) : facilities.otherPort().filter(other -> other.tls() == mode);
    }

    /** This target or the variant of it that is known to require TLS before mail. */
    public Optional<Target> requiringTls() {
        return config.tlsRequired() ? Optional.of(this) : facilities.variants().apply(Need.TLS_REQUIRED);
    }

    /** The sender's address of the account. */
    public String own() {
        String user = credentials.given() ? credentials.user() : "msakit";
        return user.contains("@") ? user : user + "@" + domain;
    }

    /**
     * A header section of a message from the account to the recipient that no server can object to.
     *
     * @param unique left part of the Message-ID
     */
    public String header(String unique) {
        return "Date: Tue, 24 Nov 2026 12:00:00 +0000\r\nFrom: <" + own() + ">\r\nTo: <" + recipient
                + ">\r\nSubject: msakit\r\nMessage-ID: <" + unique + "@" + domain + ">\r\n\r\n";
    }

    /** An account; the password is kept out of every text form. */
    public record Credentials(String user, String password) {
        public static final Credentials NONE = new Credentials("", "");

        public boolean given() {
            return !user.isEmpty();
        }

        @Override
        public String toString() {
            return user;
        }
    }
}
