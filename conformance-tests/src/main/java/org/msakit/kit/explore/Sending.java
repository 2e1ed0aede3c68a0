package org.msakit.kit.explore;

import java.util.List;
import org.msakit.wire.Octets;

/**
 * A stimulus on its way to the wire.
 *
 * @param label what is special of its data; empty for usual ones
 * @param pieces its octets, by the writes that they go out in
 * @param held whether it waits for the next one and goes out in one write with that (RFC 2920 section 3.1)
 */
record Sending(StimulusClass stimulus, String label, List<Octets> pieces, boolean held) {
    Sending {
        pieces = List.copyOf(pieces);
    }

    /** In one write, at once. */
    static Sending whole(StimulusClass stimulus, Octets octets) {
        return new Sending(stimulus, "", List.of(octets), false);
    }

    /** For a reader. */
    String describe() {
        return stimulus.name() + (label.isEmpty() ? "" : " (" + label + ")");
    }

    Octets octets() {
        return pieces.stream().reduce(Octets.EMPTY, Octets::plus);
    }
}
