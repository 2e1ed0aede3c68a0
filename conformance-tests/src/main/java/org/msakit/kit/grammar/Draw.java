package org.msakit.kit.grammar;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws pieces of text. */
public final class Draw {
    static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    static final String LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private Draw() {}

    public static String oneOf(SplittableRandom random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** One to eight small letters. */
    public static String word(SplittableRandom random) {
        return text(random, LETTERS, 1 + random.nextInt(8));
    }

    /** So many of these characters. */
    static String text(SplittableRandom random, String of, int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf(of.charAt(random.nextInt(of.length()))))
                .collect(Collectors.joining());
    }

    /** A number from one to the other, both included. */
    static int between(SplittableRandom random, int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
