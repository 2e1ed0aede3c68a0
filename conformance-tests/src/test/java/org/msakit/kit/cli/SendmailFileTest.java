package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;

class SendmailFileTest {
    private static final String MC = """
            include(`/etc/mail/ours.m4')dnl
            FEATURE(`access_db')dnl
            FEATURE(`no_default_msa')dnl
            DAEMON_OPTIONS(`Port=587, Name=MSA, M=aE')dnl
            """;

    @TempDir
    Path directory;

    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void included() throws IOException {
        Files.writeString(directory.resolve("ours.m4"), "LOCAL_DOMAIN(`sm.test')dnl\n");
    }

    private ServeFile read(Optional<Path> access, String... moves) throws IOException {
        Path file = Files.writeString(directory.resolve("sendmail.mc"), MC);
        List<ListenerConfig> listeners =
                List.of(moves).stream().map(ServeCommand::listener).toList();
        return new SendmailFile(
                        file, listeners, Optional.empty(), access, List.of("DSN"), Delivery.MEMORY, ClientNames.USUAL)
                .read(notes);
    }

    @Test
    void filesLieWhereItSaysOrBesideIt() throws IOException {
        Path beside = Files.writeString(directory.resolve("access"), "Connect:10.1 RELAY\n");
        ServeFile read = read(Optional.empty());
        ServerConfig server = read.server().build();
        assertThat(server.isLocal("sm.test")).isTrue();
        assertThat(read.access()).contains(beside);
        assertThat(server.extensions().isOn("DSN")).isFalse();
        assertThat(server.extensions().isOn("STARTTLS")).isFalse();
        assertThat(notes).anyMatch(note -> note.contains("no ServerCertFile"));
    }

    @Test
    void optionsSayWhereElse() throws IOException {
        Path other = directory.resolve("other");
        ServeFile read = read(Optional.of(other), "MSA=127.0.0.1:5587");
        assertThat(read.access()).contains(other);
        assertThat(read.listeners()).containsExactly(ListenerConfig.of("MSA", "127.0.0.1", 5587, "aE"));
        assertThat(read(Optional.of(other), "MSA=127.0.0.1:5587,M=E").listeners())
                .containsExactly(ListenerConfig.of("MSA", "127.0.0.1", 5587, "E"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> read(Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessage(directory.resolve("sendmail.mc")
                        + ":2: access map: no such file: /etc/mail/access; --access names another");
        assertThatThrownBy(() -> read(Optional.of(directory), "MTA=127.0.0.1:5025"))
                .hasMessage("--listen MTA: no listener of that name in " + directory.resolve("sendmail.mc")
                        + "; there are MSA");
    }

    @Test
    void aFaultIsOneLineAndExitCode2() throws IOException {
        Path file = Files.writeString(directory.resolve("x.mc"), "define(`confPRIVACY_FLAGS', `nosuch')dnl\n");
        StringWriter err = new StringWriter();
        int code = Main.run(
                new SocketTargets(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "serve",
                "--config",
                file.toString());
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(file + ":1: PrivacyOptions: unknown privacy flag \"nosuch\"");
        assertThat(err.toString().lines()).hasSize(1);
    }
}
