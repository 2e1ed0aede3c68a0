package org.msakit.kit.scenario;

import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.msakit.kit.target.Facilities.Identity;

/** What the certificate of a server has to be like. */
final class CertificateRules {
    private static final int RSA_BITS = 2048;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private CertificateRules() {}

    /** RFC 9325 section 4.5: what is wrong with key or signature; empty where nothing is. */
    static Optional<String> weakness(X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() < RSA_BITS) {
            return Optional.of("an RSA key of " + key.getModulus().bitLength() + " bits");
        }
        String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        boolean old = signature.startsWith("SHA1") || signature.startsWith("MD");
        return old ? Optional.of("signed by " + certificate.getSigAlgName()) : Optional.empty();
    }

    /** RFC 8314 section 4.4, RFC 7817 section 3: why the certificate is not that of the host now; empty where it is. */
    static Optional<String> mismatch(X509Certificate certificate, Identity identity, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateException e) {
            return Optional.of("valid from " + certificate.getNotBefore().toInstant() + " to "
                    + certificate.getNotAfter().toInstant());
        }
        List<String> names = names(certificate);
        boolean named = names.stream().anyMatch(n -> matches(n, identity.host()));
        return named ? Optional.empty() : Optional.of(identity.host() + " is not among its names " + names);
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null
                    ? List.of()
                    : all.stream()
                            .filter(n -> n.get(0).equals(DNS_NAME) || n.get(0).equals(IP_ADDRESS))
                            .map(n -> String.valueOf(n.get(1)))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Case does not count, and a star stands for the leftmost label (RFC 6125 section 6.4). */
    static boolean matches(String name, String host) {
        if (name.startsWith("*.")) {
            int dot = host.indexOf('.');
            return dot > 0 && name.substring(1).equalsIgnoreCase(host.substring(dot));
        }
        return name.equalsIgnoreCase(host);
    }
}
