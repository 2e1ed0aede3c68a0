package org.msakit.server.sasl;

import java.util.Optional;

/**
 * What a handshake made of a connection.
 *
 * @param bindings what an exchange can be bound to
 * @param cipherSuite name of the suite in the registry of IANA, empty where there is no TLS or it is not known
 * @param certified the user whom the client's certificate names, if it showed one that names a user
 */
public record TlsChannel(ChannelBindings bindings, String cipherSuite, Optional<String> certified) {
    /** No TLS, or none that anything is known of. */
    public static final TlsChannel NONE = new TlsChannel(ChannelBindings.NONE, "", Optional.empty());

    /** Of which no more than this is known. */
    public static TlsChannel boundBy(ChannelBindings bindings) {
        return new TlsChannel(bindings, "", Optional.empty());
    }
}
