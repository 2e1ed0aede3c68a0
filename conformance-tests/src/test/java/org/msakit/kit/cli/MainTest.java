package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.mutant.Mutants;

/** Exit codes and the one line that goes with them. */
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private int run(String... args) {
        return Main.run(new SocketTargets(), new PrintWriter(out), new PrintWriter(err), args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check --bogus|--bogus",
                "check --expect /no/such/file|/no/such/file",
                "check --user a --password-file /no/such/file|/no/such/file",
                "check --user a --password-env NO_SUCH_VARIABLE|NO_SUCH_VARIABLE",
                "check --user a|--user a",
                "check --timeout soon|soon",
                "check --seed x|x",
                "check --level could|could",
                "check --format xml|xml",
                "check --tls maybe|maybe",
                "check nosuchtarget|nosuchtarget",
                "check 127.0.0.1:99999|99999",
                "explore --dialogues 0|at least 1",
                "explore --time soon|soon",
                "replay /no/such/file|/no/such/file",
                "bench --whatever 1|not in this release",
                "frobnicate|frobnicate",
                "serve --mutant nope|nope",
                "serve --listen here|here",
                "serve --transport pigeon|pigeon",
                "serve --next-hop here|here",
                "serve --introspection http://idp.example.org/|http://idp.example.org/",
                "serve --introspection https://x/ --introspection-client c|a client and a secret file",
                "serve --introspection https://x/ --introspection-client c --introspection-secret-file /no/file|/no/file",
                "serve --introspection https://x/ --introspection-scope \"|no scope",
                "serve --introspection-scope mail|--introspection URL",
                "serve --config x.yaml --introspection https://x/|--config says it all",
                "serve --next-hop-tls none|--next-hop HOST:PORT",
                "serve --next-hop h:25 --next-hop-tls maybe|maybe",
                "check 127.0.0.1:1 --sink 127.0.0.1:2|--sink-domain",
                "check 127.0.0.1:1 --sink-domain d.test|d.test",
                "check 127.0.0.1:1 --sink nowhere --sink-domain d.test|nowhere",
                "serve --listen A=127.0.0.1:0,M=q|q",
            })
    void wrongUsageIsOneLineAndExitCode2(String line, String named) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("msakit: ").contains(named);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aSelectionThatMatchesNothingIsExitCode4() {
        assertThat(run("check", "--select", "NOPE")).isEqualTo(4);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("NOPE");
    }

    @Test
    void aPortWhereNothingListensIsExitCode3() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(run("check", "127.0.0.1:" + port)).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("127.0.0.1:" + port);
    }

    @Test
    void aViolationIsExitCode1UnlessItIsExpectedAndStaysOne() throws Exception {
        String row = "RFC6409-4.3-1";
        ServerConfig config = ServerConfig.builder()
                .account("alice", "wonder-land")
                .mutant(Mutants.byId("mail-accepted-before-auth"))
                .build();
        Path password = Files.writeString(directory.resolve("pw"), "wonder-land\n");
        Path expect = Files.writeString(directory.resolve("known"), "# known\n" + row + " as the vendor knows\n");
        try (ReferenceServer server = ReferenceServer.start(config, List.of(ListenerConfig.loopback("MSA", "aE")))) {
            String target = "127.0.0.1:" + server.addresses().get("MSA").getPort();
            String[] check = {
                "check", target, "--select", row, "--user", "alice", "--password-file", password.toString()
            };
            assertThat(run(check)).isEqualTo(1);
            assertThat(out.toString()).contains("FAIL  " + row).contains("C: MAIL FROM:");
            assertThat(run(with(check, "--expect", expect.toString()))).isEqualTo(0);
            Files.writeString(expect, row + " for some time expires=2020-01-01\n");
            assertThat(run(with(check, "--expect", expect.toString()))).isEqualTo(1);
        }
    }

    @Test
    void anExpectationThatIsNoLongerTrueIsExitCode1() throws Exception {
        Path expect = Files.writeString(directory.resolve("known"), "RFC6409-4.3-1 was so once\n");
        String[] check = {"check", "--select", "RFC6409-4.3-1", "--expect", expect.toString()};
        assertThat(run(check)).isEqualTo(1);
        assertThat(out.toString()).contains("is not: RFC6409-4.3-1");
    }

    @Test
    void requirementsAndTargetsAreListed() {
        assertThat(run("requirements", "RFC6409-4.3-1")).isEqualTo(0);
        assertThat(out.toString()).contains("stimulus").contains("./msakit serve --mutant mail-accepted-before-auth");
        assertThat(run("requirements", "RFC3207-4.2-3")).isEqualTo(0);
        assertThat(out.toString()).contains("look whether the server remembers the login of before TLS");
        assertThat(run("requirements", "--format", "json")).isEqualTo(0);
        assertThat(run("requirements", "RFC99999")).isEqualTo(4);
        assertThat(run("targets")).isEqualTo(0);
    }

    private static String[] with(String[] words, String... more) {
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }
}
