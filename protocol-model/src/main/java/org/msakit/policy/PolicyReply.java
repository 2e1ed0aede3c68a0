package org.msakit.policy;

import java.util.Optional;

/**
 * A reply that the policy predicts.
 *
 * @param code reply code
 * @param enhanced enhanced status code, empty for none
 * @param text what the text ends with, where the policy decides on it
 */
public record PolicyReply(int code, String enhanced, Optional<String> text) {
    static PolicyReply of(int code, String enhanced) {
        return new PolicyReply(code, enhanced, Optional.empty());
    }

    static PolicyReply of(int code, String enhanced, String text) {
        return new PolicyReply(code, enhanced, Optional.of(text));
    }

    /** Whether the code is 2yz or 3yz. */
    public boolean isPositive() {
        return code < 400;
    }

    /** Code and enhanced code, as in {@code 550 5.7.1}. */
    public String shortForm() {
        return enhanced.isEmpty() ? String.valueOf(code) : code + " " + enhanced;
    }

    @Override
    public String toString() {
        return shortForm() + text.map(t -> " ..." + t).orElse("");
    }
}
