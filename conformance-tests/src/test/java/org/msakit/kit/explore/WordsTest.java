package org.msakit.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed test words are those of the model as it is. */
class WordsTest {
    private static final String AGAIN = "mvn -pl protocol-model,reference-server,conformance-tests test"
            + " -Dtest=WordsTest -Dsurefire.failIfNoSpecifiedTests=false -Dmsakit.words.write=true";

    private static final Path FOLDER = Path.of("src/main/resources/org/msakit/kit/explore");

    private final Derivation derivation = new Derivation(CanonicalServer.machine(Alphabet.core()));

    @Test
    void theCoverIsThatOfTheModel() throws IOException {
        check(Words.COVER, derivation.cover());
    }

    @Test
    void theWordsOfTheWpMethodAreThoseOfTheModel() throws IOException {
        check(Words.WP, derivation.wp());
    }

    @Test
    void theWordsOfTheFaultsAreThoseOfTheModel() throws IOException {
        FaultWords faults = new FaultWords(CanonicalServer.machine(Alphabet.all()));
        check(Words.VARIANTS, faults.beyond(derivation.wp()));
    }

    private static void check(String file, Words derived) throws IOException {
        if (Boolean.getBoolean("msakit.words.write")) {
            Files.writeString(Files.createDirectories(FOLDER).resolve(file), derived.print());
        }
        Words committed = Words.read(file);
        System.out.println(file + ": words " + committed.words().size() + ", stimuli "
                + committed.words().stream().mapToInt(w -> w.stimuli().size()).sum());
        assertThat(committed.machine())
                .as("%s was derived from another model; derive it anew: %s", file, AGAIN)
                .isEqualTo(derived.machine());
        assertThat(committed).as(AGAIN).isEqualTo(derived);
    }

    @Test
    void aWordOfAnUnknownStimulusIsRefused() {
        assertThatThrownBy(() -> Word.parse("EHLO; SING"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no stimulus is called SING");
    }
}
