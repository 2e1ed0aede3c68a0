package org.msakit.server.netty;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.msakit.server.ServerCertificate;
import org.msakit.server.mutant.HostFault;

/** Certificates that nobody vouches for, made on the spot. */
public final class Certificates {
    private static final Duration PAST = Duration.ofDays(1);
    private static final Duration FUTURE = Duration.ofDays(365);
    private static final int SHORT_BITS = 1024;

    private Certificates() {}

    /** A new P-256 key with a certificate for the host name, {@code localhost} and 127.0.0.1. */
    public static ServerCertificate selfSigned(String hostname) {
        return selfSigned(hostname, Set.of());
    }

    /** A new P-256 key with a certificate for the host name, {@code localhost} and 127.0.0.1, unless at fault. */
    static ServerCertificate selfSigned(String hostname, Set<HostFault> faults) {
        Duration lifetime = faults.contains(HostFault.EXPIRED_CERTIFICATE)
                ? PAST.dividedBy(2).negated()
                : FUTURE;
        try {
            KeyPair pair = keys(faults.contains(HostFault.SHORT_KEY));
            return new ServerCertificate(pair.getPrivate(), List.of(certificate(pair, hostname, lifetime)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("cannot make a certificate for " + hostname, e);
        }
    }

    private static KeyPair keys(boolean shortRsa) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(shortRsa ? "RSA" : "EC");
        generator.initialize(
                shortRsa
                        ? new RSAKeyGenParameterSpec(SHORT_BITS, RSAKeyGenParameterSpec.F4)
                        : new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair pair, String hostname, Duration lifetime)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, hostname).build();
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(64, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(PAST)),
                Date.from(now.plus(lifetime)),
                name,
                pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, hostname),
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        }));
        String signature = pair.getPrivate() instanceof RSAPrivateKey ? "SHA256withRSA" : "SHA256withECDSA";
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
    }
}
