package org.msakit.kit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.msakit.audit.Finding;
import org.msakit.kit.audit.AuditCase;
import org.msakit.kit.fleet.M4InContainer;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.config.Listener;
import org.msakit.sendmail.config.Setting;
import org.msakit.sendmail.mc.McReader;

/** What the reader says of a sendmail.mc equals what it says of the sendmail.cf that m4 and sendmail-cf make of it. */
@NeedsContainers
class McAgainstM4Test {
    private static final List<String> CERTIFICATES = List.of(
            "CACertPath",
            "CACertFile",
            "ServerCertFile",
            "ServerKeyFile",
            "ClientCertFile",
            "ClientKeyFile",
            "DHParameters",
            "TLSSrvOptions",
            "AuthOptions",
            "UseMSP");

    private static final String OF_CASE = "--";

    private static Map<String, String> sources;
    private static Map<String, String> made;

    @BeforeAll
    static void compileAll() {
        sources = sources();
        made = M4InContainer.compile("bookworm", sources);
    }

    @Test
    void theSameIsReadBeforeAndAfterM4() {
        assertThat(sources).hasSizeGreaterThanOrEqualTo(30).containsKeys("debian-stock", "article-2.4");
        SoftAssertions all = new SoftAssertions();
        sources.forEach((name, text) -> {
            Configuration before = McReader.read(name + ".mc", text, McAgainstM4Test::included);
            Configuration after = Configuration.ofCf(name + ".cf", made.get(name));
            all.assertThat(after.listeners())
                    .as(name + ": m4 made a sendmail.cf")
                    .isNotEmpty();
            all.assertThat(before.unread()).as(name).isEmpty();
            all.assertThat(facts(before)).as(name).isEqualTo(facts(after));
        });
        all.assertAll();
    }

    @Test
    void theAuditFindsTheSameFaultsInTheMadeFiles() {
        SoftAssertions all = new SoftAssertions();
        for (AuditCase c : AuditCase.all()) {
            Map<String, String> files = new TreeMap<>();
            c.files().forEach((file, text) -> {
                boolean isMc = file.endsWith(".mc");
                files.put(isMc ? file.replace(".mc", ".cf") : file, isMc ? made.get(nameOf(c, file)) : text);
            });
            all.assertThat(c.audit(files).findings().stream()
                            .map(Finding::id)
                            .sorted()
                            .toList())
                    .as(c.name())
                    .isEqualTo(c.expected().stream()
                            .map(line -> line.split(" ")[1])
                            .sorted()
                            .toList());
        }
        all.assertAll();
    }

    private static String nameOf(AuditCase c, String file) {
        return c.name() + OF_CASE + file.replace(".mc", "");
    }

    /** Debian's two files for settings of one's own are empty in the image. */
    private static Optional<String> included(String path) {
        return path.startsWith("/etc/mail/m4/") ? Optional.of("") : Optional.empty();
    }

    /** Everything but the lines, one fact a line. */
    private static String facts(Configuration c) {
        Map<String, Object> facts = new TreeMap<>();
        facts.put(
                "listeners",
                c.listeners().stream().map(McAgainstM4Test::listener).toList());
        facts.put("client ports", c.clientPorts().stream().map(Setting::value).toList());
        facts.put("privacy", new TreeSet<>(c.privacy().keySet()));
        facts.put("mechanisms", c.mechanisms().map(Object::toString).orElse("sendmail's own"));
        facts.put("trusted", new TreeSet<>(c.trustedMechanisms().keySet()));
        facts.put(
                "maps",
                c.maps().stream()
                        .map(m -> m.name() + " " + m.type() + " " + m.file())
                        .sorted()
                        .toList());
        facts.put("policies", new TreeSet<>(c.policies().keySet()));
        facts.put("relay domains", c.relayClass().stream().map(Setting::value).toList());
        facts.put(
                "relay files",
                c.relayClassFiles().stream().map(Setting::value).sorted().toList());
        facts.put("relay port", c.relayPort().orElse("25"));
        facts.put("mta host", c.mtaHost().map(Setting::value));
        for (String name : CERTIFICATES) {
            facts.put(name, c.option(name).map(Setting::value));
        }
        return facts.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String listener(Listener l) {
        return l.name() + " " + l.port() + " " + l.family() + " " + l.address() + " " + l.modifiers();
    }

    private static Map<String, String> sources() {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files =
                Files.list(Path.of(McAgainstM4Test.class.getResource("mc").toURI()))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.mc$", "");
                all.put(name, Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        AuditCase.all()
                .forEach(c -> c.files().forEach((file, text) -> {
                    if (file.endsWith(".mc")) {
                        all.put(nameOf(c, file), text);
                    }
                }));
        return all;
    }
}
