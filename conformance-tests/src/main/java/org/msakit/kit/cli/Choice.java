package org.msakit.kit.cli;

import java.util.List;

/** Options that take one of a few words. */
final class Choice {
    private Choice() {}

    /**
     * The value, where it is one of those allowed.
     *
     * @throws UsageException where it is not
     */
    static String of(String option, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw new UsageException(option + " takes " + String.join(", ", allowed) + ", not \"" + value + "\"");
        }
        return value;
    }
}
