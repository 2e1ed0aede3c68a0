package org.msakit.kit.target;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msakit.kit.client.SocketConnection;
import org.msakit.kit.client.TlsTrust;
import org.msakit.model.Config;
import org.msakit.policy.Admission;
import org.msakit.server.AccessMap;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;

/**
 * The reference server inside this process: {@code M=aE}, STARTTLS, and an access map that lists the client as RELAY,
 * which must help nobody.
 */
public final class EmbeddedTarget implements AutoCloseable {
    static final Map<String, String> ACCOUNTS = Map.of("alice", "correct-horse", "bob", "battery-staple");
    private static final String LISTENER = "MSA";

    private final ReferenceServer server;
    private final Target target;

    private EmbeddedTarget(ReferenceServer server, Target target) {
        this.server = server;
        this.target = target;
    }

    /** Starts it. */
    public static EmbeddedTarget start(Duration replyTimeout) throws IOException {
        ServerConfig config = ServerConfig.builder()
                .accounts(ACCOUNTS)
                .accessMap(AccessMap.parse(List.of("Connect:127.0.0.1 RELAY")))
                .build();
        ReferenceServer server = ReferenceServer.start(config, List.of(ListenerConfig.loopback(LISTENER, "aE")));
        InetSocketAddress address = server.addresses().get(LISTENER);
        var trust = TlsTrust.any();
        Target target = new Target(
                "reference server (embedded)",
                address.getHostString() + ":" + address.getPort(),
                TlsMode.STARTTLS,
                () -> new SocketConnection(address, Optional.empty(), trust, false, replyTimeout),
                config(Admission.LOGIN_REQUIRED, true),
                new Target.Credentials("alice", ACCOUNTS.get("alice")),
                "example.test",
                "bob@example.test",
                replyTimeout,
                Duration.ofMillis(150));
        return new EmbeddedTarget(server, target);
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

    public Target target() {
        return target;
    }

    @Override
    public void close() {
        server.close();
    }
}
