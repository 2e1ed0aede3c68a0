package org.msakit.server.netty;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The channel binding tls-server-end-point: a hash of the server's certificate (RFC 5929 section 4.1). */
final class EndPointBinding {
    private static final Pattern SIGNATURE = Pattern.compile("(?i)(MD5|SHA-?\\d+)with.*");

    private EndPointBinding() {}

    /** The binding; nothing where the signature of the certificate names no single hash function. */
    static Optional<byte[]> of(X509Certificate certificate) {
        Matcher algorithm = SIGNATURE.matcher(certificate.getSigAlgName());
        if (!algorithm.matches()) {
            return Optional.empty();
        }
        String hash = algorithm.group(1).toUpperCase(java.util.Locale.ROOT).replaceFirst("SHA-?", "SHA-");
        boolean weak = hash.equals("MD5") || hash.equals("SHA-1");
        try {
            return Optional.of(
                    MessageDigest.getInstance(weak ? "SHA-256" : hash).digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            return Optional.empty();
        }
    }
}
