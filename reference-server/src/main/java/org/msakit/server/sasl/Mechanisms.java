package org.msakit.server.sasl;

import java.util.List;
import java.util.Optional;

/** The mechanisms this server knows. */
public final class Mechanisms {
    private static final List<Mechanism> KNOWN = List.of(new Plain(), new Login());

    private Mechanisms() {}

    /** The mechanism of that name, in any case. */
    public static Optional<Mechanism> byName(String name) {
        return KNOWN.stream()
                .filter(mechanism -> mechanism.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
