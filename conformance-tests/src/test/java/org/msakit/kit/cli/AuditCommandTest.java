package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msakit.audit.Rules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code audit}: exit codes and the three formats. */
class AuditCommandTest {
    private static final String CLEAN = """
            include(`/usr/share/sendmail/cf/m4/cf.m4')dnl
            OSTYPE(`linux')dnl
            FEATURE(`no_default_msa')dnl
            DAEMON_OPTIONS(`Port=smtp, Name=MTA, Addr=127.0.0.1')dnl
            MAILER(`smtp')dnl
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private int run(String... args) {
        return Main.run(new SocketTargets(), new PrintWriter(out), new PrintWriter(err), args);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private String faulty() throws IOException {
        return file("sendmail.mc", CLEAN.replace("FEATURE(`no_default_msa')dnl\n", ""));
    }

    @Test
    void nothingFoundIsExitCode0() throws IOException {
        assertThat(run("audit", file("sendmail.mc", CLEAN))).isEqualTo(0);
        assertThat(out.toString()).contains("NOTHING FOUND in").contains("not looked at: /etc/mail/relay-domains");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void findingsAreExitCode1AndNameTheFileAndTheDialogue() throws IOException {
        String mc = file("sendmail.mc", CLEAN + "DAEMON_OPTIONS(`Port=587, Name=MSA, M=E')dnl\n");
        assertThat(run("audit", mc)).isEqualTo(1);
        assertThat(out.toString())
                .contains(mc + ":6: error  AUDIT-SUBMISSION-WITHOUT-LOGIN")
                .contains("C: MAIL FROM:")
                .contains("cure: ");
    }

    @Test
    void aKeyOnThisHostIsLookedAt() throws IOException {
        Path key = Path.of(file("key.pem", "secret"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        String mc = file("sendmail.mc", CLEAN + "define(`confSERVER_KEY', `" + key + "')dnl\n");
        assertThat(run("audit", mc)).isEqualTo(1);
        assertThat(out.toString()).contains(mc + ":6: error  AUDIT-KEY-MODE").contains("mode 0644");
    }

    @Test
    void badFilesAndUsageAreExitCode2AndOneLine() throws IOException {
        String prose = file("notes", "this is a letter\nand nothing else\n");
        String binary = file("access.db", "\0\0\0");
        String[][] lines = {
            {"audit"},
            {"audit", "/no/such/file"},
            {"audit", directory.toString()},
            {"audit", prose},
            {"audit", binary},
            {"audit", "--format", "xml", prose}
        };
        for (String[] line : lines) {
            err.getBuffer().setLength(0);
            assertThat(run(line)).as(String.join(" ", line)).isEqualTo(2);
            assertThat(err.toString().lines()).as(err.toString()).hasSize(1);
            assertThat(err.toString()).startsWith("msakit: ");
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void json() throws IOException {
        String mc = faulty();
        assertThat(run("audit", "--format", "json", mc)).isEqualTo(1);
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.get("files").get(0).asString()).isEqualTo(mc);
        assertThat(document.get("findings")).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.propertyNames())
                    .containsExactly("id", "severity", "file", "line", "message", "allows", "cure");
            assertThat(finding.get("file").asString()).isEqualTo(mc);
        });
        assertThat(document.get("findings").findValuesAsString("id")).contains("AUDIT-SUBMISSION-WITHOUT-LOGIN");
    }

    @Test
    void sarif() throws IOException {
        String mc = faulty();
        assertThat(run("audit", "--format", "sarif", mc)).isEqualTo(1);
        JsonNode log = JsonMapper.shared().readTree(out.toString());
        assertThat(log.get("version").asString()).isEqualTo("2.1.0");
        JsonNode run = log.get("runs").get(0);
        assertThat(run.at("/tool/driver/rules")).hasSize(Rules.all().size());
        assertThat(run.get("results")).isNotEmpty().allSatisfy(result -> {
            assertThat(result.get("level").asString()).isIn("error", "warning", "note");
            assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                            .asString())
                    .startsWith("file:///");
        });
    }
}
