package org.msakit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The oracle on dialogues with the reference server, with its mutants and with servers made from the model: each requirement
 * is found kept, broken or undecided as the file says. With {@code -Dmsakit.verdicts.write=true} the files get the verdicts
 * of the model as it is; what changed is then for a reader of the difference to judge.
 */
class RecordedDialoguesTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/msakit/monitor");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachIsJudgedAsTheFileSays(Path file) throws IOException {
        List<String> texts = texts(file);
        if (Boolean.getBoolean("msakit.verdicts.write")) {
            List<String> renewed =
                    texts.stream().map(RecordedDialoguesTest::renewed).toList();
            Files.writeString(file, String.join("\n", renewed), StandardCharsets.UTF_8);
            texts = texts(file);
        }
        for (String text : texts) {
            RecordedDialogue recorded = RecordedDialogue.parse(text);
            assertThat(recorded.judged()).as(text).isEqualTo(recorded.findings());
        }
    }

    /** The files hold every kind of verdict, so that the comparison above says something. */
    @Test
    void allOutcomesAreOnFile() throws IOException {
        Set<String> outcomes = new TreeSet<>();
        for (Path file : files().toList()) {
            for (String text : texts(file)) {
                RecordedDialogue.parse(text).findings().forEach(f -> outcomes.add(f.split(" ")[0]));
            }
        }
        assertThat(outcomes).containsExactly("FAIL", "INCONCLUSIVE", "PASS", "WARN");
    }

    private static List<String> texts(Path file) throws IOException {
        return List.of(Files.readString(file, StandardCharsets.UTF_8).split("\n(?=# title )"));
    }

    private static String renewed(String text) {
        RecordedDialogue recorded = RecordedDialogue.parse(text);
        List<String> lines = new ArrayList<>(List.of(text.split("\n")));
        lines.removeIf(line -> line.matches("# (PASS|WARN|FAIL|INCONCLUSIVE) .*"));
        lines.addAll(2, RecordedDialogue.verdicts(recorded.judged()));
        return String.join("\n", lines) + "\n";
    }
}
