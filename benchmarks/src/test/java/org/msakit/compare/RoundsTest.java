package org.msakit.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.msakit.load.LoadGenerator;

/** Servers in processes of their own come up, take mail, and are measured in alternating order. */
@EnabledOnOs(OS.LINUX)
class RoundsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final LoadGenerator generator = new LoadGenerator(1);
    private final List<RunningServer> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(RunningServer::close);
        generator.close();
    }

    @Test
    void two_rounds_beside_the_servers_for_java() throws Exception {
        for (Contender contender : contenders().all()) {
            if (List.of("reference", "subetha", "greenmail", "james").contains(contender.name())) {
                running.add(RunningServer.start(contender, directory));
            }
        }
        Rounds rounds = new Rounds(
                generator,
                List.of(Scenario.KEPT_OPEN, Scenario.ONE_PER_CONNECTION),
                20,
                LIMIT,
                new PrintWriter(new StringWriter()));
        WindowFile file = WindowFile.create(directory.resolve("windows.tsv"));
        rounds.run(1, running, file);
        rounds.run(2, running, file);
        List<Window> windows = WindowFile.read(directory.resolve("windows.tsv"));
        assertThat(windows)
                .hasSize(16)
                .allSatisfy(window -> assertThat(window.perSecond()).isPositive());
        assertThat(windows.subList(0, 4))
                .extracting(Window::server)
                .containsExactly("reference", "subetha", "greenmail", "james");
        assertThat(windows.subList(8, 12))
                .extracting(Window::server)
                .containsExactly("james", "greenmail", "subetha", "reference");
    }

    @Test
    void a_server_that_does_not_come_up_is_named() {
        Contender broken = new Contender("broken", false, port -> List.of("false"), java.util.Map.of());
        assertThatThrownBy(() -> RunningServer.start(broken, directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken does not come up")
                .hasMessageContaining("broken.log");
    }

    private static Contenders contenders() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> msakit = List.of(java, "-cp", System.getProperty("java.class.path"), "org.msakit.kit.cli.Main");
        return new Contenders(msakit, "auto", Path.of("nowhere"));
    }
}
