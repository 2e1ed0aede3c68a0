package org.msakit.kit.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msakit.kit.client.SocketConnection;
import org.msakit.kit.client.TlsTrust;
import org.msakit.model.Config;
import org.msakit.policy.Admission;
import org.msakit.server.AccessMap;
import org.msakit.server.ClientCertificates;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.account.Accounts;
import org.msakit.server.account.StoredSecret;
import org.msakit.server.mutant.Mutant;
import org.msakit.server.observe.Observer;
import org.msakit.server.sasl.Mechanisms;
import org.msakit.server.sasl.TokenVerifier;

/**
 * The reference server inside this process: {@code M=aE}, STARTTLS, and an access map that lists the client as RELAY,
 * which must help nobody.
 */
public final class EmbeddedTarget implements AutoCloseable {
    static final Map<String, String> ACCOUNTS = Map.of("alice", "correct-horse", "bob", "battery-staple");

    /** All there are, CRAM-MD5 too, which a server with other passwords than these had better not offer. */
    private static final String[] MECHANISMS = Mechanisms.names().toArray(String[]::new);

    /** Made once: the hashing is slow on purpose. */
    private static final Map<String, StoredSecret> SECRETS = ACCOUNTS.entrySet().stream()
            .collect(Collectors.toMap(
                    Map.Entry::getKey, account -> Accounts.remembering(Accounts.secret(account.getValue()))));

    private static final String SUBMISSION = "MSA";
    private static final String SUBMISSIONS = "TLSMSA";
    private static final int MOST_RECIPIENTS = 150;

    private final List<Mutant> mutants;
    private final Duration replyTimeout;
    private final Map<Need, Target> variants = new ConcurrentHashMap<>();
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private final PassingTime time = PassingTime.ahead(InstantSource.system());
    private final Target target;

    private EmbeddedTarget(List<Mutant> mutants, Duration replyTimeout) throws IOException {
        this.mutants = mutants;
        this.replyTimeout = replyTimeout;
        ServerConfig config = faulty().build();
        this.target = open(config, Behind.mailboxes(config, time), Optional.empty());
    }

    /** Starts it. */
    public static EmbeddedTarget start(Duration replyTimeout) throws IOException {
        return start(List.of(), replyTimeout);
    }

    /** Starts one with faults. */
    public static EmbeddedTarget start(List<Mutant> mutants, Duration replyTimeout) throws IOException {
        return new EmbeddedTarget(List.copyOf(mutants), replyTimeout);
    }

    private ServerConfig.Builder faulty() {
        ServerConfig.Builder builder = base();
        mutants.forEach(builder::mutant);
        return builder;
    }

    /** Its accounts, and a limit of recipients that a test can reach. */
    static ServerConfig.Builder base() {
        return ServerConfig.builder()
                .secrets(SECRETS)
                .mechanisms(MECHANISMS)
                .tokens(TokenVerifier.of(Map.of(UUID.randomUUID().toString(), "alice")))
                .limits(Limits.defaults().withRecipients(MOST_RECIPIENTS))
                .accessMap(AccessMap.parse(List.of("Connect:127.0.0.1 RELAY")));
    }

    private Target open(ServerConfig config, Behind behind, Optional<Need> need) throws IOException {
        boolean trusted = need.equals(Optional.of(Need.TRUSTED_CLIENT));
        Admission admission = trusted ? Admission.RELAY : Admission.LOGIN_REQUIRED;
        ReferenceServer server = ReferenceServer.start(
                config,
                Stream.of(ListenerConfig.loopback(SUBMISSION, "aE"), ListenerConfig.loopback(SUBMISSIONS, "asE"))
                        .map(listener -> need.map(n -> n.configure(listener)).orElse(listener))
                        .toList(),
                behind.sink(),
                Observer.NONE,
                time);
        open.add(server);
        open.addAll(behind.open());
        Target otherPort = at(server, SUBMISSIONS, admission, config, facilities(behind));
        return at(
                server,
                SUBMISSION,
                admission,
                config,
                facilities(behind)
                        .withVariants(other -> Optional.of(variant(other)))
                        .withOtherPort(otherPort));
    }

    /** A listener of a server, whose own certificate is trusted. */
    private Target at(
            ReferenceServer server, String listener, Admission admission, ServerConfig config, Facilities around) {
        InetSocketAddress address = server.addresses().get(listener);
        TlsTrust known = TlsTrust.in(List.of(server.certificate()));
        ClientCertificates clients = config.clientCertificates();
        TlsTrust trust = clients.wanted() && !clients.required() ? known.presenting(Site.clientKey()) : known;
        boolean tlsFirst = listener.equals(SUBMISSIONS);
        return new Target(
                        "reference server (embedded)",
                        address.getHostString() + ":" + address.getPort(),
                        tlsFirst ? TlsMode.IMPLICIT : TlsMode.STARTTLS,
                        () -> new SocketConnection(address, Optional.empty(), trust, tlsFirst, replyTimeout),
                        config(admission, true, config),
                        new Target.Credentials("alice", ACCOUNTS.get("alice")),
                        "example.test",
                        "bob@example.test",
                        replyTimeout,
                        Duration.ofMillis(150))
                .with(around.knownAs(address.getHostString(), trust));
    }

    private Target variant(Need need) {
        return variants.computeIfAbsent(need, n -> {
            ServerConfig.Builder builder = faulty();
            n.configure(builder);
            if (n == Need.JUMPING_CLOCK) {
                return InMemoryTarget.of("reference server (embedded, without sockets)", builder.build());
            }
            try {
                ServerConfig config = builder.build();
                return open(
                        config,
                        n.nextHop().isPresent() ? Behind.nextHop(config, n, time) : Behind.mailboxes(config, time),
                        Optional.of(n));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What shows of a reference server with the accounts of this class. */
    static Facilities facilities(Behind behind) {
        return behind.facilities().withSecond(new Target.Credentials("bob", ACCOUNTS.get("bob")));
    }

    /** What the model is told about a reference server with the accounts of this class. */
    static Config config(Admission admission, boolean submissionPort) {
        return new Config(
                admission,
                submissionPort,
                ACCOUNTS,
                Set.of("example.test"),
                Set.of("alice@example.test", "bob@example.test"),
                "msakit-no-such-user");
    }

    /** The same for a server with this configuration. */
    static Config config(Admission admission, boolean submissionPort, ServerConfig server) {
        Config told = config(admission, submissionPort);
        return server.tlsRequired() ? told.requiringTls() : told;
    }

    public Target target() {
        return target;
    }

    @Override
    public void close() {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close " + each, e);
            }
        }
    }
}
