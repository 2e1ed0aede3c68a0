package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.Test;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerCertificate;
import org.msakit.server.ServerConfig;

/** A certificate that the operator brings. */
class GivenCertificateTest {
    private final ServerCertificate own = Certificates.selfSigned("mx.example.test", Set.of());
    private final ServerCertificate other = Certificates.selfSigned("mx.example.test", Set.of());

    @Test
    void is_shown_to_clients() throws Exception {
        ServerCertificate read = ServerCertificate.ofPem(pem(own.certificate(), other.certificate()), pem(own.key()));
        assertThat(read.chain()).containsExactly(own.certificate(), other.certificate());
        ServerConfig config = ServerConfig.builder().certificate(read).build();
        try (ReferenceServer server = ReferenceServer.start(config, List.of(ListenerConfig.loopback("MSAS", "as")))) {
            assertThat(server.certificate()).isEqualTo(own.certificate());
            InetSocketAddress address = server.addresses().get("MSAS");
            try (SSLSocket socket = (SSLSocket)
                    trusting(own).getSocketFactory().createSocket(address.getAddress(), address.getPort())) {
                socket.startHandshake();
                assertThat(socket.getSession().getPeerCertificates())
                        .containsExactly(own.certificate(), other.certificate());
            }
        }
    }

    @Test
    void is_refused_in_one_line_where_it_will_not_do() throws IOException {
        String certificate = pem(own.certificate());
        String key = pem(own.key());
        assertThatThrownBy(() -> ServerCertificate.ofPem(certificate, pem(other.key())))
                .hasMessage("the private key does not belong to the certificate of CN=mx.example.test");
        assertThatThrownBy(() -> ServerCertificate.ofPem(key, key)).hasMessage("no certificate in PEM");
        assertThatThrownBy(() -> ServerCertificate.ofPem(certificate, certificate))
                .hasMessage("no private key in PEM that is not encrypted");
        assertThatThrownBy(() -> ServerCertificate.ofPem(certificate.replace("MI", "!!"), key))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private static SSLContext trusting(ServerCertificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("server", certificate.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(Object... parts) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object part : parts) {
                writer.writeObject(part instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : part);
            }
        }
        return text.toString();
    }
}
