package org.msakit.server.sasl;

import java.util.List;

/**
 * What a mechanism has to know of the session and of the server.
 *
 * @param tls whether TLS is up
 * @param clearTextAllowed whether the operator lets passwords travel without TLS
 * @param channel what TLS made of the connection
 * @param mechanisms the names of those that are configured, in upper case
 * @param hostname name of this server
 * @param secrets what is known of the users
 */
public record Circumstances(
        boolean tls,
        boolean clearTextAllowed,
        TlsChannel channel,
        List<String> mechanisms,
        String hostname,
        Secrets secrets) {
    /** What an exchange can be bound to. */
    public ChannelBindings bindings() {
        return channel.bindings();
    }

    /** Whether a password may be sent as it is. */
    boolean confidential() {
        return tls || clearTextAllowed;
    }

    /** Whether the mechanism of that name is offered now. */
    boolean offers(String mechanism) {
        return mechanisms.contains(mechanism)
                && Mechanisms.byName(mechanism)
                        .filter(known -> known.usable(this))
                        .isPresent();
    }
}
