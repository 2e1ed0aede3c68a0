package org.msakit.server.sasl;

import java.util.List;

/**
 * What a mechanism has to know of the session and of the server.
 *
 * @param tls whether TLS is up
 * @param clearTextAllowed whether the operator lets passwords travel without TLS
 * @param bindings what an exchange can be bound to
 * @param mechanisms the names of those that are configured, in upper case
 * @param hostname name of this server
 * @param secrets what is known of the users
 */
public record Circumstances(
        boolean tls,
        boolean clearTextAllowed,
        ChannelBindings bindings,
        List<String> mechanisms,
        String hostname,
        Secrets secrets) {
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
