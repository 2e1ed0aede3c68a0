package org.msakit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msakit.kit.explore.Exploration;

/** The benchmark does what it counts: as many dialogues as it says, in which nothing is blamed. */
class ExploreBenchmarkTest {
    @Test
    void exploresAsManyDialoguesAsItCounts() throws Exception {
        Exploration figures = new ExploreBenchmark().explore();
        assertThat(figures.dialogues()).isEqualTo(ExploreBenchmark.DIALOGUES);
        assertThat(figures.stimuli()).isGreaterThan(ExploreBenchmark.DIALOGUES);
    }
}
