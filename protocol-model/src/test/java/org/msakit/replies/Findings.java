package org.msakit.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What the rules say of one reply. */
final class Findings implements Judge {
    private enum Sentence {
        KEPT,
        BROKEN,
        WARNED
    }

    private record Finding(String requirement, Sentence sentence, String reason) {}

    private final List<Finding> all = new ArrayList<>();

    @Override
    public void judge(String requirement, boolean kept, String reason) {
        all.add(new Finding(requirement, kept ? Sentence.KEPT : Sentence.BROKEN, reason));
    }

    @Override
    public void warn(String requirement, String reason) {
        all.add(new Finding(requirement, Sentence.WARNED, reason));
    }

    Findings keep(String requirement) {
        return say(requirement, Sentence.KEPT);
    }

    Findings breaks(String requirement) {
        return say(requirement, Sentence.BROKEN);
    }

    Findings warn(String requirement) {
        return say(requirement, Sentence.WARNED);
    }

    Findings saysNothingOf(String requirement) {
        assertThat(all).noneMatch(f -> f.requirement().equals(requirement));
        return this;
    }

    Findings because(String requirement, String... reasons) {
        assertThat(all)
                .filteredOn(f -> f.requirement().equals(requirement))
                .extracting(Finding::reason)
                .containsExactly(reasons);
        return this;
    }

    private Findings say(String requirement, Sentence sentence) {
        assertThat(all)
                .filteredOn(f -> f.requirement().equals(requirement))
                .extracting(Finding::sentence)
                .containsExactly(sentence);
        return this;
    }
}
