package org.msakit.kit.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.msakit.kit.run.Effort;
import org.msakit.kit.run.Progress;
import org.msakit.kit.run.RunResult;
import org.msakit.kit.run.Selection;
import org.msakit.kit.run.Suite;
import org.msakit.kit.target.InMemoryTarget;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Verdict;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;

/** A certificate that the client does not trust is no fault of the server's protocol. */
class UntrustedCertificateTest {
    @Test
    void nobodyIsBlamed() throws Exception {
        ServerConfig config =
                ServerConfig.builder().account("alice", "correct-horse").build();
        try (ReferenceServer server = ReferenceServer.start(config, List.of(ListenerConfig.loopback("MSA", "aE")))) {
            InetSocketAddress address = server.addresses().get("MSA");
            var trust = TlsTrust.system();
            Target target = InMemoryTarget.reference()
                    .reachedBy(
                            () -> new SocketConnection(address, Optional.empty(), trust, false, Duration.ofSeconds(5)),
                            Duration.ofSeconds(5),
                            Duration.ofMillis(50));
            RunResult result = Suite.run(target, Selection.ALL, Progress.NONE, Effort.scenarios(1));
            assertThat(result.count(Verdict.FAIL)).isZero();
            assertThat(result.exitCode()).isEqualTo(3);
        }
    }
}
