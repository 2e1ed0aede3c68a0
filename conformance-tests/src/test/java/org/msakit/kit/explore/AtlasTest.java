package org.msakit.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

class AtlasTest {
    private static final List<Integer> STIMULI = List.of(0, 1);

    private final Atlas atlas = new Atlas(CanonicalServer.TARGET.config(), STIMULI.size());
    private final int start = place(false);
    private final int other = place(true);

    private int place(boolean tls) {
        int place = atlas.place(SessionState.connected(tls).with(Phase.COMMAND));
        atlas.open(place, STIMULI);
        return place;
    }

    /** Walks to where nothing known leads would never arrive, and take all their steps for it. */
    @Test
    void aPlaceThatOnlySpecialDataCameToIsNoGoal() {
        atlas.exercised(new Atlas.Goal(start, 0));
        atlas.exercised(new Atlas.Goal(start, 1));
        assertThat(placesOfGoals()).containsExactly(start);
        Reply reply = new Reply(250, List.of(Octets.line("250 x")), Set.of());
        atlas.saw(new Atlas.Goal(start, 0), Octets.line("NOOP"), reply, other);
        assertThat(placesOfGoals()).containsExactly(other);
    }

    private Set<Integer> placesOfGoals() {
        return IntStream.range(0, 50)
                .mapToObj(seed -> atlas.rarest(new SplittableRandom(seed)).orElseThrow())
                .map(Atlas.Goal::place)
                .collect(Collectors.toSet());
    }
}
