package org.msakit.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.script.Shrinker;
import org.msakit.kit.target.InMemoryTarget;
import org.msakit.server.mutant.Mutants;
import org.msakit.wire.Octets;

/** The same octets in other writes: faults that only the cut shows are found. */
class FramingTest {
    private static final long SEED = 20061;
    private static final Octets LINE = Octets.line("NOOP");

    @ParameterizedTest
    @EnumSource(Framing.class)
    void nothingIsLostAndNoWriteIsEmpty(Framing framing) {
        List<Octets> pieces = framing.pieces(LINE, new SplittableRandom(SEED));
        assertThat(pieces.stream().reduce(Octets.EMPTY, Octets::plus)).isEqualTo(LINE);
        assertThat(pieces).noneMatch(Octets::isEmpty);
        assertThat(framing.pieces(new Octets("."), new SplittableRandom(SEED))).containsExactly(new Octets("."));
    }

    @Test
    void eachFramingCutsWhereItSays() {
        SplittableRandom random = new SplittableRandom(SEED);
        assertThat(Framing.WHOLE.pieces(LINE, random)).hasSize(1);
        assertThat(Framing.OCTET_BY_OCTET.pieces(LINE, random)).hasSize(LINE.length());
        assertThat(Framing.BEFORE_LF.pieces(LINE, random)).containsExactly(new Octets("NOOP\r"), new Octets("\n"));
        assertThat(Framing.ANYWHERE.pieces(LINE, random)).hasSize(2);
    }

    @Test
    void aServerThatMindsWhereACrLfIsCutIsFound() throws Exception {
        assertThat(witness("segments-matter")).contains("C~ ").doesNotContain("S: 421");
    }

    @Test
    void aServerThatGoesWrongInAGroupAloneIsFound() throws Exception {
        assertThat(witness("last-recipient-spoils-data")).containsPattern("(?i)C:\\+RCPT [^\n]*\nC: DATA *\n");
    }

    /** The first dialogue that shows a mutant, shrunk. */
    private static String witness(String mutant) throws Exception {
        List<Shrinker.Shrunk> found = new ArrayList<>();
        Exploration figures = Explorer.explore(
                InMemoryTarget.mutant(Mutants.byId(mutant)),
                SEED,
                soFar -> soFar.dialogues() < 10_000 && found.isEmpty(),
                found::add);
        assertThat(found).as("%s after %s", mutant, figures).isNotEmpty();
        return DialogueFormat.print(found.get(0).witness());
    }
}
