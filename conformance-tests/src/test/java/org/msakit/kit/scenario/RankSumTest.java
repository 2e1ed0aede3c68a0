package org.msakit.kit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RankSumTest {
    @Test
    void agrees_with_a_published_example() {
        List<Double> first = List.of(19.0, 22.0, 16.0, 29.0, 24.0);
        List<Double> second = List.of(20.0, 11.0, 17.0, 12.0);
        RankSum test = RankSum.of(first, second);
        assertThat(test.z()).isCloseTo(1.715, within(0.001));
        assertThat(test.medianDifference()).isEqualTo(22 - 14.5);
        assertThat(test.differ()).isFalse();
    }

    @Test
    void sees_a_shift_and_no_difference_where_there_is_none() {
        SplittableRandom random = new SplittableRandom(1);
        List<Double> usual = sample(random, 0);
        assertThat(RankSum.of(usual, sample(random, 0)).differ()).isFalse();
        assertThat(RankSum.of(usual, sample(random, 5)).differ()).isTrue();
        assertThat(RankSum.of(usual, usual).z()).isZero();
    }

    @Test
    void ties_alone_say_nothing() {
        List<Double> same = DoubleStream.generate(() -> 3).limit(20).boxed().toList();
        assertThat(RankSum.of(same, same).differ()).isFalse();
    }

    private static List<Double> sample(SplittableRandom random, double shift) {
        return DoubleStream.generate(() -> 10 * random.nextDouble() + shift)
                .limit(100)
                .boxed()
                .toList();
    }
}
