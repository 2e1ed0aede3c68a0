package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.server.AccessSettings;
import org.msakit.server.ConnectionLimits;
import org.msakit.server.Limits;
import org.msakit.server.Modifier;
import org.msakit.server.PrivacyFlag;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.header.HeaderPolicy;
import org.msakit.server.names.NameLookUps;
import org.msakit.server.relay.NextHop;

class ServeFileTest {
    private static final ServerConfig SERVER = ServerConfig.builder().build();

    @TempDir
    Path directory;

    @Test
    void one_file_says_it_all() throws IOException {
        Files.writeString(directory.resolve("secret"), "of-msa\n");
        ServeFile read = read("""
                hostname: mx.example.org
                domains: [example.org, example.net]
                mailboxes: [info]
                relay-domains: [partner.test]
                users: users.txt
                access: ../access
                mechanisms: [plain, oauthbearer]
                tokens: {introspection: "https://idp.example.org/introspect", client: msa, secret-file: secret, scope: mail, patience: 3s}
                without: [DSN, etrn]
                privacy: [noexpn]
                access-features: [delay-checks, skip]
                trusted-mechanisms: [plain]
                header: [add-received, set-sender]
                max-message-size: 1000
                listen:
                  - {name: MSA, port: 5587, modifiers: aE}
                  - name: TLS
                    address: 127.0.0.2
                    port: 5465
                    modifiers: asE
                limits: {recipients: 100, idle: 5m}
                connections: {per-address: 10, session: 1h}
                client-names: {look-up: always, servers: ["127.0.0.1:5353"], patience: 2s}
                messages:
                  maildir: mail
                """);
        ServerConfig server = read.server().build();
        assertThat(server.hostname()).isEqualTo("mx.example.org");
        assertThat(server.localDomains()).containsExactlyInAnyOrder("example.org", "example.net");
        assertThat(server.hasMailbox("info")).isTrue();
        assertThat(server.isRelayed("partner.test")).isTrue();
        assertThat(server.mechanisms()).containsExactly("PLAIN", "OAUTHBEARER");
        assertThat(server.accounts().takesTokens()).isTrue();
        assertThat(server.accounts().tokenScope()).contains("mail");
        assertThat(server.extensions().isOn("DSN")).isFalse();
        assertThat(server.extensions().isOn("ETRN")).isFalse();
        assertThat(server.privacyFlags()).containsExactly(PrivacyFlag.NOEXPN);
        assertThat(server.access().features())
                .containsExactlyInAnyOrder(AccessSettings.Feature.DELAY_CHECKS, AccessSettings.Feature.SKIP);
        assertThat(server.access().trusted()).contains(Set.of("PLAIN"));
        assertThat(server.headerPolicy()).containsExactlyInAnyOrder(HeaderPolicy.ADD_RECEIVED, HeaderPolicy.SET_SENDER);
        assertThat(server.maxMessageSize()).isEqualTo(1000);
        assertThat(server.limits().recipients()).isEqualTo(100);
        assertThat(server.limits().idle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(server.limits().errors()).isEqualTo(Limits.defaults().errors());
        assertThat(server.connections().perAddress()).isEqualTo(10);
        assertThat(server.connections().session()).isEqualTo(Duration.ofHours(1));
        assertThat(server.connections().total())
                .isEqualTo(ConnectionLimits.defaults().total());
        assertThat(read.names())
                .isEqualTo(new ClientNames(
                        NameLookUps.When.ALWAYS,
                        List.of(new InetSocketAddress("127.0.0.1", 5353)),
                        Duration.ofSeconds(2)));
        assertThat(read.users()).contains(directory.resolve("users.txt"));
        assertThat(read.access()).contains(directory.resolveSibling("access"));
        assertThat(read.listeners()).hasSize(2);
        assertThat(read.listeners().get(0).has(Modifier.REQUIRE_AUTH)).isTrue();
        assertThat(read.listeners().get(1).implicitTls()).isTrue();
        try (MessageSink sink = read.delivery().open(SERVER)) {
            assertThat(sink.canHold()).isTrue();
            assertThat(directory.resolve("mail/new")).isDirectory();
        }
    }

    @Test
    void messages_stay_in_memory_or_go_on() throws IOException {
        String listen = "listen: [{name: MSA}]\n";
        try (MessageSink memory = read(listen).delivery().open(SERVER);
                MessageSink hop = read(listen
                                + "messages: {next-hop: 'localhost:2525', patience: 10s, tls: required}\n")
                        .delivery()
                        .open(SERVER)) {
            assertThat(memory.canHold()).isTrue();
            assertThat(hop).isInstanceOf(NextHop.class);
            assertThat(hop.canHold()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hostnam: x | line 2: hostnam: unknown key; there are access, ",
                "domains: x | line 2: domains: takes a list",
                "domains: [[x]] | line 2: domains: takes one value",
                "max-message-size: 1k | line 2: max-message-size: \"1k\" is no whole number from 1 to ",
                "limits: {idle: 5} | line 2: limits.idle: \"5\" is no time such as ",
                "limits: {errors: 0} | line 2: limits.errors: \"0\" is no whole number from 1 to ",
                "limits: {odd: 1} | line 2: limits.odd: unknown key; there are auth-line, ",
                "connections: none | line 2: connections: takes keys with values",
                "without: [FOO] | line 2: without: FOO: no extension of this server",
                "privacy: [foo] | line 2: privacy: unknown privacy flag \"foo\"",
                "header: [foo] | line 2: header: \"foo\" is none of add-received, ",
                "messages: {next-hop: 'h:25', tls: maybe} | line 2: messages.next-hop: TLS to the next hop: \"maybe\" is none of",
                "messages: {next-hop: 'h:25', user: u} | line 2: messages.next-hop: a login at the next hop takes",
                "access-features: [foo] | line 2: access-features: \"foo\" is none of delay-checks, ",
                "tokens: {} | line 2: tokens.introspection: is missing",
                "tokens: {introspection: 'http://idp.example.org/'} | line 2: tokens.introspection: \"http://idp.example.org/\" is no https:// URL, ",
                "tokens: {introspection: 'https://u:hidden@x/'} | line 2: tokens.introspection: client and secret do not belong in the URL",
                "tokens: {introspection: 'https://x/', client: c} | line 2: tokens.introspection: a login at the introspection endpoint takes a client ",
                "tokens: {introspection: 'https://x/', client: c, secret-file: s} | line 2: tokens.introspection: no such file: ",
                "tokens: {introspection: 'https://x/', scope: a b} | line 2: tokens.introspection: \"a b\" is no scope ",
                "tokens: {introspection: 'https://x/', patience: 5} | line 2: tokens.patience: \"5\" is no time such as ",
                "tokens: {introspection: 'https://x/', patience: 0s} | line 2: tokens.introspection: no patience ",
                "tokens: {introspection: 'https://x/', secret: s} | line 2: tokens.secret: unknown key; there are client, introspection, ",
                "tls: {key: k} | line 2: tls.certificate: is missing",
                "tls: {certificate: c, key: k} | line 2: tls.certificate: no such file: ",
                "messages: {} | line 2: messages.maildir: name either maildir or next-hop",
                "messages: {next-hop: x} | line 2: messages.next-hop: \"x\" is no HOST:PORT",
                "client-names: {look-up: maybe} | line 2: client-names.look-up: \"maybe\" is none of ",
                "client-names: {servers: [x]} | line 2: client-names.servers: \"x\" is no HOST:PORT",
                "client-names: {patience: 5} | line 2: client-names.patience: \"5\" is no time such as ",
                "mechanisms: PLAIN | line 2: mechanisms: takes a list",
                "trusted-mechanisms: PLAIN | line 2: trusted-mechanisms: takes a list",
                "users: | line 2: users: takes one value",
                "listen: [] | line 2: listen: stands there twice",
                "'hostname: \"x' | line 3: ",
                "'\thostname: x' | line 2: "
            })
    void an_error_names_file_line_and_key(String text, String problem) {
        assertThatThrownBy(() -> read("listen: [{name: MSA}]\n" + text + "\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(file() + " " + problem)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | line 1: listen: names no listener",
                "listen: [{port: 1}] | line 1: listen.name: is missing",
                "listen: [{name: x, port: 65536}] | line 1: listen.port: \"65536\" is no whole number from 0 to 65535",
                "listen: [{name: x, modifiers: aq}] | line 1: listen.modifiers: ",
                "listen: [{name: x, host: y}] | line 1: listen.host: unknown key; there are address, modifiers, name, port",
                "'[]' | line 1: takes keys with values"
            })
    void an_error_of_a_listener_names_its_line(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(file() + " " + problem);
    }

    private Path file() {
        return directory.resolve("serve.yaml");
    }

    private ServeFile read(String text) throws IOException {
        return ServeFile.read(Files.writeString(file(), text));
    }
}
