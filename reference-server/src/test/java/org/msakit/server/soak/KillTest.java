package org.msakit.server.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What got its 250 survives a kill -9 of the server, once and whole. */
@Timeout(300)
class KillTest {
    private static final int ROUNDS = Integer.getInteger("msakit.kill.rounds", 2);
    private static final int SESSIONS = 20;

    @TempDir
    Path directory;

    private final NumberedMail mail = new NumberedMail();

    @Test
    void an_acknowledged_message_survives_the_server() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            int before = mail.acknowledged();
            try (ServerProcess server = ServerProcess.start(directory, "-Xmx256m");
                    Senders senders = new Senders(SESSIONS, mail, server.address(), Duration.ZERO)) {
                Thread.sleep(1500 + 300L * round);
                assertThat(senders.lost()).isZero();
                server.kill();
            }
            assertThat(mail.acknowledged()).isGreaterThan(before + SESSIONS);
            System.out.printf(
                    "kill -9, round %d: %d messages sent, %d acknowledged, %d in the Maildir, none twice, none torn%n",
                    round, mail.sent(), mail.acknowledged(), mail.check(directory));
        }
    }
}
