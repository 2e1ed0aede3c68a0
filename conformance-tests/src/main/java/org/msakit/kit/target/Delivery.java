package org.msakit.kit.target;

import java.util.List;
import org.msakit.wire.InternetMessage;
import org.msakit.wire.Octets;

/**
 * A message as it was delivered.
 *
 * @param reversePath without angle brackets, empty for the null reverse-path
 * @param forwardPaths without angle brackets
 * @param message header and body, without dot-stuffing
 */
public record Delivery(String reversePath, List<String> forwardPaths, InternetMessage message) {
    public Delivery {
        forwardPaths = List.copyOf(forwardPaths);
    }

    public static Delivery of(String reversePath, List<String> forwardPaths, Octets content) {
        return new Delivery(reversePath, forwardPaths, new InternetMessage(content));
    }

    public boolean holds(String text) {
        return message.raw().latin1().contains(text);
    }
}
