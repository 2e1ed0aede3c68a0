package org.msakit.server.state;

import java.util.Map;
import org.msakit.server.address.Path;

/**
 * An accepted recipient.
 *
 * @param path the forward-path
 * @param parameters RCPT parameters by upper-case keyword, empty value where there was none
 */
public record Recipient(Path path, Map<String, String> parameters) {
    public Recipient {
        parameters = Map.copyOf(parameters);
    }
}
