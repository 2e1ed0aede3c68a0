package org.msakit.kit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.mutant.MutatedHop;
import org.msakit.server.relay.Login;
import org.msakit.server.relay.NextHop;
import org.msakit.server.relay.Relay;
import org.msakit.server.relay.SocketDialer;
import org.msakit.server.relay.TlsPolicy;

/**
 * Messages that are handed on.
 *
 * @param address where the next hop listens
 * @param patience for the connection and each reply
 * @param tls what its policy wants
 * @param authorities whom its certificate is checked by; those of the Java runtime where there are none
 * @param login our account there
 */
record NextHopDelivery(
        InetSocketAddress address,
        Duration patience,
        TlsPolicy tls,
        List<X509Certificate> authorities,
        Optional<Login> login)
        implements Delivery {
    private static final int CONNECTIONS = 32;

    /** The words of a user. */
    record Words(
            String address,
            Duration patience,
            Optional<String> tls,
            Optional<Path> ca,
            Optional<String> user,
            Optional<Path> passwordFile) {}

    /**
     * Understands the words.
     *
     * @throws UsageException naming the one that makes no sense
     */
    static NextHopDelivery of(Words words) {
        TlsPolicy policy = words.tls().map(NextHopDelivery::policy).orElse(TlsPolicy.OPPORTUNISTIC);
        if (words.user().isPresent() != words.passwordFile().isPresent()) {
            throw new UsageException("a login at the next hop takes a user and a password file");
        }
        if (words.user().isPresent() && policy == TlsPolicy.NONE) {
            throw new UsageException("a login at the next hop needs TLS, which is set to " + policy.word());
        }
        return new NextHopDelivery(
                HostPort.parse(words.address()),
                words.patience(),
                policy,
                words.ca().map(NextHopDelivery::certificates).orElse(List.of()),
                words.user()
                        .map(user -> new Login(
                                user, InputFile.secret(words.passwordFile().orElseThrow()))));
    }

    @Override
    public MessageSink open(ServerConfig server) {
        SocketDialer dialer = new SocketDialer(address, patience);
        SocketDialer trusting = authorities.isEmpty() ? dialer : dialer.trusting(authorities);
        return new NextHop(
                new Relay(
                        MutatedHop.over(trusting, server.mutants()),
                        server.hostname(),
                        tls,
                        login,
                        InstantSource.system()),
                CONNECTIONS);
    }

    private static TlsPolicy policy(String word) {
        return Arrays.stream(TlsPolicy.values())
                .filter(policy -> policy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("TLS to the next hop: \"" + word + "\" is none of "
                        + String.join(
                                ", ",
                                Arrays.stream(TlsPolicy.values())
                                        .map(TlsPolicy::word)
                                        .toList())));
    }

    private static List<X509Certificate> certificates(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new UsageException("no certificate in " + pem);
            }
            return found;
        } catch (IOException | CertificateException e) {
            throw new UsageException("cannot read certificates from " + pem + ": " + e.getMessage());
        }
    }
}
