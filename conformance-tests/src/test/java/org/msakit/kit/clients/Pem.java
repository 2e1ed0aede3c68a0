package org.msakit.kit.clients;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The textual encoding of a certificate (RFC 7468 section 5). */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static byte[] of(X509Certificate certificate) throws CertificateEncodingException {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
