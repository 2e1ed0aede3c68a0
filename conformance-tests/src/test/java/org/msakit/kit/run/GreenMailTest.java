package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msakit.kit.client.SocketConnection;
import org.msakit.kit.client.TlsTrust;
import org.msakit.kit.target.Target;
import org.msakit.kit.target.TlsMode;
import org.msakit.model.Config;
import org.msakit.monitor.Verdict;
import org.msakit.policy.Admission;

/** A server that nobody here wrote: the kit finds what is known of it, and comes to an end. */
class GreenMailTest {
    @Test
    void knownDeviationsAreFound() throws Exception {
        GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        greenMail.setUser("alice@example.test", "alice", "secret");
        greenMail.start();
        try {
            InetSocketAddress address =
                    new InetSocketAddress("127.0.0.1", greenMail.getSmtp().getPort());
            var trust = TlsTrust.any();
            Target target = new Target(
                    "GreenMail",
                    address.toString(),
                    TlsMode.NONE,
                    () -> new SocketConnection(address, Optional.empty(), trust, false, Duration.ofSeconds(5)),
                    new Config(
                            Admission.LOGIN_REQUIRED,
                            true,
                            Map.of("alice", "secret"),
                            Set.of("example.test"),
                            Set.of("alice@example.test"),
                            "nobody"),
                    new Target.Credentials("alice", "secret"),
                    "example.test",
                    "alice@example.test",
                    Duration.ofSeconds(5),
                    Duration.ofMillis(50));
            Selection some = new Selection(List.of("RFC6409-4.3", "RFC5321-3.1-1"), List.of(), "all");
            RunResult result = Suite.run(target, some, Progress.NONE, Effort.scenarios(1));
            assertThat(failed(result))
                    .contains("RFC6409-4.3-1", "RFC6409-4.3-3")
                    .doesNotContain("RFC5321-3.1-1");
        } finally {
            greenMail.stop();
        }
    }

    private static List<String> failed(RunResult result) {
        return result.results().stream()
                .filter(r -> r.verdict() == Verdict.FAIL)
                .map(r -> r.requirement().id())
                .toList();
    }
}
