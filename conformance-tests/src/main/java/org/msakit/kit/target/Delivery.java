package org.msakit.kit.target;

import java.util.List;
import java.util.Optional;
import org.msakit.kit.sink.Arrival;
import org.msakit.wire.InternetMessage;
import org.msakit.wire.Octets;

/**
 * A message as it was delivered.
 *
 * @param reversePath without angle brackets, empty for the null reverse-path
 * @param forwardPaths without angle brackets
 * @param message header and body, without dot-stuffing
 * @param arrival how it came to the kit's own sink; empty where it is seen otherwise
 */
public record Delivery(
        String reversePath, List<String> forwardPaths, InternetMessage message, Optional<Arrival> arrival) {
    public Delivery {
        forwardPaths = List.copyOf(forwardPaths);
    }

    public static Delivery of(String reversePath, List<String> forwardPaths, Octets content) {
        return new Delivery(reversePath, forwardPaths, new InternetMessage(content), Optional.empty());
    }

    /** What came to the kit's sink. */
    public static Delivery of(Arrival arrival) {
        return new Delivery(
                arrival.reversePath(),
                arrival.forwardPaths(),
                new InternetMessage(arrival.content()),
                Optional.of(arrival));
    }

    public boolean holds(String text) {
        return message.raw().latin1().contains(text);
    }
}
