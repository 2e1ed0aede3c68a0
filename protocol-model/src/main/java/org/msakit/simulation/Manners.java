package org.msakit.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The character of a simulated server. All of it is lawful.
 *
 * @param seed makes two servers of the same manners different
 * @param fickle whether it may answer the same thing in another way the next time
 * @param exact whether it keeps every SHOULD, so that not even a warning is due
 * @param refusing share of lawful refusals where it could oblige, 0 to 1
 * @param busy share of 421 and 4yz replies, 0 to 1
 * @param leaving share of replies behind which it closes with an unasked 421, 0 to 1
 * @param slowest the longest time it takes for a reply
 * @param segment octets that it writes at once, at most
 * @param lines lines of an ordinary reply, at most
 * @param keywords share of the extensions that it offers, 0 to 1
 * @param mechanisms share of the SASL mechanisms that it offers besides those with plain passwords, 0 to 1
 */
public record Manners(
        long seed,
        boolean fickle,
        boolean exact,
        double refusing,
        double busy,
        double leaving,
        Duration slowest,
        int segment,
        int lines,
        double keywords,
        double mechanisms) {
    /** A server that obliges at once, in one segment, and offers every extension; logins are by plain passwords. */
    public static Manners obliging(long seed) {
        return new Manners(seed, false, true, 0, 0, 0, Duration.ZERO, Integer.MAX_VALUE, 1, 1, 0);
    }

    /** Manners drawn by a seed: rude, slow, minimal, verbose, exact or merely lawful. */
    public static Manners drawn(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Manners(
                seed,
                random.nextBoolean(),
                random.nextBoolean(),
                either(random, 0, 0.1, 0.5, 1),
                either(random, 0, 0, 0.02, 0.2),
                either(random, 0, 0, 0, 0.02),
                Duration.ofSeconds((long) either(random, 0, 0, 1, 110)),
                (int) either(random, 1, 7, 100, 100_000),
                (int) either(random, 1, 1, 2, 5),
                either(random, 0.2, 0.5, 0.9, 1),
                either(random, 0, 0.4, 0.8, 1));
    }

    private static double either(SplittableRandom random, double... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
