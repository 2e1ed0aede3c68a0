package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.msakit.kit.client.SocketConnection;
import org.msakit.kit.client.TlsTrust;
import org.msakit.kit.target.InMemoryTarget;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Verdict;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.mutant.Mutants;

/** A fault that lies at the sockets: the server goes on in clear text where a handshake is due. */
class SocketMutantTest {
    @Test
    void clearTextInPlaceOfAHandshake() throws Exception {
        ServerConfig config = ServerConfig.builder()
                .account("alice", "correct-horse")
                .mutant(Mutants.byId("starttls-optional"))
                .build();
        try (ReferenceServer server = ReferenceServer.start(config, List.of(ListenerConfig.loopback("MSA", "aE")))) {
            InetSocketAddress address = server.addresses().get("MSA");
            var trust = TlsTrust.any();
            Target target = InMemoryTarget.reference()
                    .reachedBy(
                            () -> new SocketConnection(address, Optional.empty(), trust, false, Duration.ofSeconds(5)),
                            Duration.ofSeconds(5),
                            Duration.ofMillis(100));
            Selection row = new Selection(List.of("RFC3207-4-6"), List.of(), "all");
            RunResult result = Suite.run(target, row, Progress.NONE, 1);
            assertThat(result.results().get(0).verdict()).isEqualTo(Verdict.FAIL);
        }
    }
}
