package org.msakit.kit.client;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What TLS showed of a server so far.
 *
 * @param chain its certificates, its own first; empty where the handshake did not come to them
 * @param asksForCertificate whether it sent a CertificateRequest
 * @param closeNotify whether it ended TLS by close_notify before it ended the connection
 */
public record TlsPeer(List<X509Certificate> chain, boolean asksForCertificate, boolean closeNotify) {
    public TlsPeer {
        chain = List.copyOf(chain);
    }
}
