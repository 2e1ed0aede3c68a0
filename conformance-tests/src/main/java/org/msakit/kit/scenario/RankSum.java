package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The test of Mann and Whitney: whether two samples come from the same distribution, whatever it looks like.
 *
 * @param z how many standard deviations the rank sum is away from what chance would make of it
 * @param medianDifference median of the first sample less that of the second
 */
record RankSum(double z, double medianDifference) {
    /** Two-sided, one in a thousand. */
    private static final double SIGNIFICANT = 3.2905;

    private record Value(double value, boolean first) {}

    /** Compares two samples of some dozen values each. */
    static RankSum of(List<Double> first, List<Double> second) {
        List<Value> all = new ArrayList<>();
        first.forEach(v -> all.add(new Value(v, true)));
        second.forEach(v -> all.add(new Value(v, false)));
        all.sort((a, b) -> Double.compare(a.value, b.value));
        double ranks = 0;
        double ties = 0;
        for (int from = 0; from < all.size(); ) {
            int to = from;
            while (to < all.size() && all.get(to).value == all.get(from).value) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            ranks += rank * all.subList(from, to).stream().filter(Value::first).count();
            double tied = to - from;
            ties += tied * tied * tied - tied;
            from = to;
        }
        double n = first.size();
        double m = second.size();
        double u = ranks - n * (n + 1) / 2;
        double variance = n * m / 12 * (n + m + 1 - ties / ((n + m) * (n + m - 1)));
        double z = variance == 0 ? 0 : (u - n * m / 2) / Math.sqrt(variance);
        return new RankSum(z, median(first) - median(second));
    }

    /** Whether chance would do so in fewer than one of a thousand cases. */
    boolean differ() {
        return Math.abs(z) > SIGNIFICANT;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
