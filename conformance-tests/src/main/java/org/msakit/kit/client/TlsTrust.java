package org.msakit.kit.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Which certificates the client takes. */
public final class TlsTrust {
    private final X509ExtendedTrustManager manager;
    private final Optional<ClientKey> own;

    private TlsTrust(X509ExtendedTrustManager manager) {
        this(manager, Optional.empty());
    }

    private TlsTrust(X509ExtendedTrustManager manager, Optional<ClientKey> own) {
        this.manager = manager;
        this.own = own;
    }

    /** The same, for a client that shows a certificate to those who ask. */
    public TlsTrust presenting(ClientKey key) {
        return new TlsTrust(manager, Optional.of(key));
    }

    /** Any certificate: for servers on loopback and where the user asks for it. */
    public static TlsTrust any() {
        return new TlsTrust(new TakesAll());
    }

    /** Those of the Java runtime. */
    public static TlsTrust system() {
        return of(null);
    }

    /** Those given, and what they have signed. */
    public static TlsTrust in(Collection<? extends Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int n = 0;
            for (Certificate c : authorities) {
                store.setCertificateEntry("ca" + n++, c);
            }
            return of(store);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot use the certificates: " + e.getMessage(), e);
        }
    }

    /**
     * Those signed by the certificates in a PEM file.
     *
     * @throws IllegalArgumentException where the file cannot be read or holds no certificate
     */
    public static TlsTrust authority(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no certificate in " + pem);
            }
            return in(found);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot read certificates from " + pem + ": " + e.getMessage(), e);
        }
    }

    private static TlsTrust of(KeyStore store) {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            return new TlsTrust(Arrays.stream(managers.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this Java runtime checks no X.509 certificates")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }

    /** Whether certificates are looked at. */
    public boolean checks() {
        return !(manager instanceof TakesAll);
    }

    /** Why the server with this chain is not trusted; empty text where it is. */
    public String objection(List<X509Certificate> chain) {
        try {
            String type = chain.get(0).getPublicKey().getAlgorithm();
            manager.checkServerTrusted(chain.toArray(X509Certificate[]::new), type);
            return "";
        } catch (CertificateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Makes sockets for TLS. */
    public SSLSocketFactory sockets() {
        return context(null, manager).getSocketFactory();
    }

    /** For one connection, so that nothing is resumed and all is noted. */
    SSLContext context(HandshakeNotes notes) {
        return context(new KeyManager[] {notes.keys(own)}, notes.trusting(manager));
    }

    private static SSLContext context(KeyManager[] keys, TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }
}
