package org.msakit.kit.client;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * By which a client shows who it is in a handshake.
 *
 * @param chain its certificates, its own first
 * @param key the key of the first one
 */
public record ClientKey(List<X509Certificate> chain, PrivateKey key) {
    public ClientKey {
        chain = List.copyOf(chain);
    }

    /** The key is left out. */
    @Override
    public String toString() {
        return "ClientKey[" + chain.get(0).getSubjectX500Principal() + "]";
    }
}
