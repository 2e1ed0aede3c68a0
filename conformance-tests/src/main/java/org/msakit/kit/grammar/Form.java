package org.msakit.kit.grammar;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.msakit.wire.Octets;

/**
 * A kind of data.
 *
 * @param label what is special of it, or the one thing that is wrong with it
 * @param draw one of the kind, the same for the same state of the source of chance
 */
public record Form(String label, Function<SplittableRandom, Octets> draw) {
    /** One whose data is text, in UTF-8 on the wire. */
    public static Form drawn(String label, Function<SplittableRandom, String> draw) {
        return new Form(label, random -> Octets.utf8(draw.apply(random)));
    }

    /** One of these. */
    public static Form of(String label, String... choices) {
        return drawn(label, random -> Draw.oneOf(random, choices));
    }

    /** The same with text around it. */
    public Form within(String before, String after) {
        return new Form(
                label, random -> Octets.utf8(before).plus(draw.apply(random)).plus(Octets.utf8(after)));
    }
}
