package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.mutant.Mutants;

/** What exploring finds is written down, and shows the same when it is judged or run again. */
class ReplayTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private int run(String... args) {
        return Main.run(new SocketTargets(), new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void aWitnessIsJudgedAgainAndRunAgain() throws Exception {
        Path password = Files.writeString(directory.resolve("pw"), "wonder-land\n");
        ServerConfig.Builder config = ServerConfig.builder().account("alice", "wonder-land");
        config.mutant(Mutants.byId("mail-accepted-before-auth"));
        Path witness;
        try (ReferenceServer server =
                ReferenceServer.start(config.build(), List.of(ListenerConfig.loopback("MSA", "aE")))) {
            String at = "127.0.0.1:" + server.addresses().get("MSA").getPort();
            String[] account = {"--user", "alice", "--password-file", password.toString()};
            String found = directory.resolve("found").toString();
            assertThat(run(with(account, "explore", at, "--dialogues", "600", "--seed", "7", "--report", found)))
                    .as(out + "" + err)
                    .isEqualTo(1);
            assertThat(out.toString()).contains("FAIL  RFC6409-").doesNotContain("wonder-land");
            witness = anyOf(directory.resolve("found/witnesses"));
            assertThat(witness).content().doesNotContain("wonder-land").contains("C: MAIL FROM:");
            assertThat(run(with(account, "replay", witness.toString(), at))).isEqualTo(1);
        }
        out.getBuffer().setLength(0);
        assertThat(run("replay", witness.toString())).as(out + "" + err).isEqualTo(1);
        assertThat(out.toString()).contains("FAIL  " + name(witness));
        try (ReferenceServer correct = ReferenceServer.start(
                ServerConfig.builder().account("alice", "wonder-land").build(),
                List.of(ListenerConfig.loopback("MSA", "aE")))) {
            String at = "127.0.0.1:" + correct.addresses().get("MSA").getPort();
            String[] account = {"--user", "alice", "--password-file", password.toString()};
            assertThat(run(with(account, "replay", witness.toString(), at))).isEqualTo(0);
        }
    }

    @Test
    void aFileThatIsNoDialogueIsExitCode2() throws Exception {
        Path file = Files.writeString(directory.resolve("no"), "C: EHLO a\nwhat is this\n");
        assertThat(run("replay", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("line 2");
    }

    private static Path anyOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("RFC6409-"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String name(Path witness) {
        return witness.getFileName().toString().replace(".txt", "");
    }

    private static String[] with(String[] words, String... before) {
        String[] all = java.util.Arrays.copyOf(before, before.length + words.length);
        System.arraycopy(words, 0, all, before.length, words.length);
        return all;
    }
}
