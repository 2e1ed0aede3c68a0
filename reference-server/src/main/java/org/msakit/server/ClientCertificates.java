package org.msakit.server;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Clients that are known by their certificates.
 *
 * @param users SHA-256 of a certificate in hexadecimal digits to the account that it stands for
 * @param required whether clients without a certificate of the list are served no more (RFC 3207 section 4.1)
 */
public record ClientCertificates(Map<String, String> users, boolean required) {
    /** None; clients are not asked for certificates. */
    public static final ClientCertificates NONE = new ClientCertificates(Map.of(), false);

    public ClientCertificates {
        users = users.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    /** Whether clients are asked for one. */
    public boolean wanted() {
        return required || !users.isEmpty();
    }

    /** The account that the certificate stands for. */
    public Optional<String> user(X509Certificate certificate) {
        return Optional.ofNullable(users.get(fingerprint(certificate)));
    }

    /** SHA-256 of the certificate, in lower case. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalArgumentException("no fingerprint of a certificate: " + e.getMessage(), e);
        }
    }
}
