package org.msakit.kit.client;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Writes down what one handshake shows: the server's certificates, and whether it asks for one of the client. */
final class HandshakeNotes {
    private static final String OWN = "own";

    private List<X509Certificate> chain = List.of();
    private boolean asked;

    List<X509Certificate> chain() {
        return chain;
    }

    boolean asked() {
        return asked;
    }

    /** A client with this certificate, or with none. */
    X509ExtendedKeyManager keys(Optional<ClientKey> own) {
        return new Keys(own);
    }

    /** Trusts whom the other one trusts. */
    X509ExtendedTrustManager trusting(X509ExtendedTrustManager other) {
        return new Trust(other);
    }

    private final class Keys extends X509ExtendedKeyManager {
        private final Optional<ClientKey> own;

        Keys(Optional<ClientKey> own) {
            this.own = own;
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            asked = true;
            return own.map(key -> OWN).orElse(null);
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            asked = true;
            return own.map(key -> OWN).orElse(null);
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return null;
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return own.map(key -> key.chain().toArray(X509Certificate[]::new)).orElse(null);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return own.map(ClientKey::key).orElse(null);
        }
    }

    private final class Trust extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager other;

        Trust(X509ExtendedTrustManager other) {
            this.other = other;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine)
                throws CertificateException {
            chain = List.of(shown);
            other.checkServerTrusted(shown, type, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket)
                throws CertificateException {
            chain = List.of(shown);
            other.checkServerTrusted(shown, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type) throws CertificateException {
            chain = List.of(shown);
            other.checkServerTrusted(shown, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine)
                throws CertificateException {
            other.checkClientTrusted(shown, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket)
                throws CertificateException {
            other.checkClientTrusted(shown, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type) throws CertificateException {
            other.checkClientTrusted(shown, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return other.getAcceptedIssuers();
        }
    }
}
