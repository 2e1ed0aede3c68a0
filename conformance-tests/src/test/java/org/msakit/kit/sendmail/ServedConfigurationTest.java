package org.msakit.kit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.server.AccessMap;
import org.msakit.server.AccessSettings.Feature;
import org.msakit.server.ListenerConfig;
import org.msakit.server.Modifier;
import org.msakit.server.PrivacyFlag;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;

class ServedConfigurationTest {
    /** Every address of IPv4, as text: four zeros. */
    private static final String ANY = String.join(".", Collections.nCopies(4, "0"));

    private static final String MC = """
            define(`confDOMAIN_NAME', `mx.sm.test')dnl
            LOCAL_DOMAIN(`sm.test')dnl
            RELAY_DOMAIN(`partner.test 10.1')dnl
            FEATURE(`use_cw_file')dnl
            FEATURE(`access_db', `hash -T<TMPF> -o /etc/mail/access', `skip')dnl
            FEATURE(`delay_checks', `friend')dnl
            FEATURE(`relay_mail_from')dnl
            FEATURE(`no_default_msa')dnl
            define(`confPRIVACY_FLAGS', `goaway,noetrn,restrictqrun')dnl
            define(`confAUTH_MECHANISMS', `PLAIN GSSAPI CRAM-MD5')dnl
            define(`confAUTH_OPTIONS', `A p y')dnl
            TRUST_AUTH_MECH(`PLAIN')dnl
            define(`confMAX_MESSAGE_SIZE', `5000')dnl
            define(`confMAX_RCPTS_PER_MESSAGE', `7')dnl
            define(`confSERVER_CERT', `/etc/mail/cert.pem')dnl
            define(`confSERVER_KEY', `/etc/mail/key.pem')dnl
            DAEMON_OPTIONS(`Port=smtp, Name=MTA, Addr=127.0.0.1')dnl
            DAEMON_OPTIONS(`Port=587, Name=MSA, M=aEz')dnl
            DAEMON_OPTIONS(`Port=587, Name=MSA, M=aE, Family=inet6')dnl
            DAEMON_OPTIONS(`Port=465, Name=MSAS, M=asE')dnl
            """;

    private static ServedConfiguration read(String text) {
        return ServedConfiguration.read("sendmail.mc", text, path -> Optional.empty());
    }

    @Test
    void whatSendmailDoesInSmtpIsTaken() {
        ServedConfiguration served = ServedConfiguration.read(
                "sendmail.mc",
                MC,
                path -> Optional.ofNullable(Map.of("/etc/mail/local-host-names", "# ours\nother.test # too\n")
                        .get(path)));
        ServerConfig server = served.server().build();
        assertThat(server.hostname()).isEqualTo("mx.sm.test");
        assertThat(server.localDomains()).containsExactlyInAnyOrder("localhost", "mx.sm.test", "sm.test", "other.test");
        assertThat(server.relayDomains()).containsExactly("partner.test");
        assertThat(server.isRelayed("sub.partner.test")).isTrue();
        assertThat(server.access().features())
                .containsExactlyInAnyOrder(Feature.DELAY_CHECKS, Feature.FRIEND, Feature.SKIP, Feature.RELAY_MAIL_FROM);
        assertThat(server.access().trusted()).contains(Set.of("PLAIN"));
        assertThat(server.mechanisms()).containsExactly("PLAIN", "CRAM-MD5");
        assertThat(server.clearTextAuth()).isFalse();
        assertThat(server.privacyFlags())
                .contains(PrivacyFlag.NOVRFY, PrivacyFlag.NOETRN, PrivacyFlag.RESTRICTQRUN)
                .doesNotContain(PrivacyFlag.NORECEIPTS);
        assertThat(server.maxMessageSize()).isEqualTo(5000);
        assertThat(server.limits().recipients()).isEqualTo(7);
        assertThat(served.access().orElseThrow().value()).isEqualTo("/etc/mail/access");
        assertThat(served.without()).isEmpty();
        assertThat(served.listeners())
                .containsExactly(
                        ListenerConfig.of("MTA", "127.0.0.1", 25, ""),
                        ListenerConfig.of("MSA", ANY, 587, "aE"),
                        ListenerConfig.of("MSAS", ANY, 465, "asE"));
        assertThat(served.notes())
                .containsExactly(
                        "sendmail.mc: relay domains: left out, as it is an address: 10.1; an entry of the access map"
                                + " does the same",
                        "sendmail.mc:10: AuthMechanisms: the reference server has no GSSAPI",
                        "sendmail.mc:15: /etc/mail/cert.pem is not here: a certificate made at the start stands in,"
                                + " signed by itself",
                        "sendmail.mc:18: DaemonPortOptions Name=MSA, M=Eaz: z means nothing, to sendmail neither",
                        "sendmail.mc:19: DaemonPortOptions Name=MSA: left out: not served beside the listener for IPv4"
                                + " on the same port");
    }

    @Test
    void whatNobodyWroteIsAsWithSendmail() {
        ServedConfiguration served = read("FEATURE(`access_db')dnl\n");
        assertThat(served.listeners())
                .containsExactly(ListenerConfig.of("MTA", ANY, 25, ""), ListenerConfig.of("MSA", ANY, 587, "E"));
        assertThat(served.without()).containsExactly("STARTTLS");
        ServerConfig server = served.server().build();
        assertThat(server.clearTextAuth()).isTrue();
        assertThat(server.mechanisms()).containsExactly("CRAM-MD5");
        assertThat(server.access().trusted()).contains(Set.of());
        assertThat(server.loopbackRelays()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "define(`confPRIVACY_FLAGS', `goaway,nosuch')dnl | x.mc:1: PrivacyOptions: unknown privacy flag \"nosuch\"",
                "define(`confMAX_MESSAGE_SIZE', `5M')dnl | x.mc:1: MaxMessageSize: no whole number up to 2147483647: 5M",
                "DAEMON_OPTIONS(`Port=nosuch, Name=MSA')dnl | x.mc:1: DaemonPortOptions MSA: unknown port",
                "DAEMON_OPTIONS(`Port=465, Name=S, M=s')FEATURE(`no_default_msa')dnl | "
                        + "x.mc: DaemonPortOptions: no listener that can be opened",
                "FEATURE(`msp')dnl | x.mc: of the mail submission program, which serves nobody"
            })
    void whatWillNotDoIsToldByFileLineAndKey(String text, String message) {
        assertThatThrownBy(() -> ServedConfiguration.read("x.mc", text + "\n", path -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aCertificateThatWillNotDoIsToldByFileLineAndKey() {
        String text = "define(`confSERVER_CERT', `c')dnl\ndefine(`confSERVER_KEY', `k')dnl\n";
        assertThatThrownBy(() -> ServedConfiguration.read("x.mc", text, path -> Optional.of("no PEM")))
                .hasMessage("x.mc:1: ServerCertFile: no private key in PEM that is not encrypted");
    }

    /** The article: the same client, listed as RELAY, on the port as it comes and on the port with a. */
    @Test
    void theArticlesFileAsksForALoginAndTheStockFileDoesNot() throws Exception {
        try (ReferenceServer server = serve("article-stock");
                WireClient client = new WireClient(server.addresses().get("MSA"))) {
            client.say("EHLO client.test");
            assertThat(client.say("MAIL FROM:<anybody@example.com>")).startsWith("250 2.1.0");
            assertThat(client.say("RCPT TO:<somebody@elsewhere.example>")).startsWith("250 2.1.5");
        }
        try (ReferenceServer server = serve("article-fixed");
                WireClient client = new WireClient(server.addresses().get("MSA"))) {
            assertThat(client.say("EHLO client.test")).doesNotContain("ETRN").contains("AUTH LOGIN PLAIN");
            assertThat(client.say("MAIL FROM:<anybody@example.com>")).startsWith("530 5.7.0");
            assertThat(client.say("RCPT TO:<somebody@elsewhere.example>")).startsWith("503 ");
            assertThat(client.say("AUTH PLAIN AGFsaWNlAHNlY3JldA==")).startsWith("235 ");
            assertThat(client.say("MAIL FROM:<anybody@example.com>")).startsWith("250 2.1.0");
            assertThat(client.say("RCPT TO:<somebody@elsewhere.example>")).startsWith("250 2.1.5");
        }
    }

    private static ReferenceServer serve(String name) throws IOException, URISyntaxException {
        ServedConfiguration served = read(Files.readString(folder(name).resolve("sendmail.mc")));
        List<ListenerConfig> listeners = served.listeners().stream()
                .map(each -> new ListenerConfig(each.name(), "127.0.0.1", 0, each.modifiers(), false))
                .toList();
        assertThat(listeners).anyMatch(each -> each.has(Modifier.NO_ETRN));
        ServerConfig config = served.server()
                .loopbackRelays(false)
                .accessMap(AccessMap.parse("Connect:127.0.0.1 RELAY"))
                .account("alice", "secret")
                .without(served.without().toArray(String[]::new))
                .build();
        return ReferenceServer.start(config, listeners);
    }

    /** What the audit reads can be served too, or is refused in one line. */
    @ParameterizedTest
    @MethodSource("audited")
    void everyFileOfTheAuditIsServedOrRefusedInOneLine(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            ServedConfiguration served =
                    ServedConfiguration.read(file.getFileName().toString(), text, path -> Optional.empty());
            assertThat(served.listeners()).isNotEmpty();
            assertThat(served.server().build().hostname()).isNotEmpty();
            assertThat(served.notes())
                    .allSatisfy(note -> assertThat(note).startsWith("sendmail.").doesNotContain("\n"));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).startsWith(file.getFileName().toString()).doesNotContain("\n");
        }
    }

    static Stream<Path> audited() throws IOException, URISyntaxException {
        try (Stream<Path> all = Files.walk(folder(""))) {
            return all.filter(file -> file.toString().matches(".*\\.[mc][cf]")).sorted().toList().stream();
        }
    }

    private static Path folder(String name) throws URISyntaxException {
        return Path.of(ServedConfigurationTest.class
                        .getResource("/org/msakit/kit/audit/cases")
                        .toURI())
                .resolve(name);
    }
}
