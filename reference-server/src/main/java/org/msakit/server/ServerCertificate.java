package org.msakit.server;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * What a server shows under TLS.
 *
 * @param key the private key that belongs to the first certificate: RSA, or of an elliptic curve
 * @param chain the server's certificate, then those that vouch for it
 */
public record ServerCertificate(PrivateKey key, List<X509Certificate> chain) {
    private static final byte[] PROBE = "does the key fit".getBytes(StandardCharsets.US_ASCII);

    public ServerCertificate {
        chain = List.copyOf(chain);
    }

    /** The server's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * Reads certificates and a private key in PEM.
     *
     * @param certificates one or more; the server's own comes first
     * @param key without a passphrase; other things in the text are skipped
     * @throws IllegalArgumentException in one line, where there is none, or the key does not fit the first certificate
     */
    public static ServerCertificate ofPem(String certificates, String key) {
        try {
            ServerCertificate read = new ServerCertificate(key(key), chain(certificates));
            if (!read.fits()) {
                throw new IllegalArgumentException("the private key does not belong to the certificate of "
                        + read.certificate().getSubjectX500Principal());
            }
            return read;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "no usable PEM: " + String.valueOf(e.getMessage()).split("\n", 2)[0], e);
        }
    }

    private static List<X509Certificate> chain(String text) throws IOException, GeneralSecurityException {
        List<X509Certificate> chain = new ArrayList<>();
        for (Object part : parts(text)) {
            if (part instanceof X509CertificateHolder holder) {
                chain.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("no certificate in PEM");
        }
        return chain;
    }

    private static PrivateKey key(String text) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        for (Object part : parts(text)) {
            if (part instanceof PEMKeyPair pair) {
                return converter.getPrivateKey(pair.getPrivateKeyInfo());
            }
            if (part instanceof PrivateKeyInfo info) {
                return converter.getPrivateKey(info);
            }
        }
        throw new IllegalArgumentException("no private key in PEM that is not encrypted");
    }

    private static List<Object> parts(String text) throws IOException {
        List<Object> parts = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private boolean fits() throws GeneralSecurityException {
        boolean rsa = key instanceof RSAPrivateKey;
        if (!key.getAlgorithm().equals(certificate().getPublicKey().getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(certificate());
        signature.update(PROBE);
        return signature.verify(signed);
    }
}
