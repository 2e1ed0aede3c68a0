package org.msakit.rules;

import java.util.Optional;
import java.util.function.Predicate;
import org.msakit.model.Capabilities;
import org.msakit.model.SessionState;

/**
 * A parameter that a service extension adds to MAIL or RCPT (RFC 5321 section 2.2).
 *
 * @param keyword in upper case
 * @param offered whether an extension that defines it is offered
 * @param value what is said of its value
 * @param repeated what is said of a second one
 * @param withoutOffer what is said of it where no extension defines it
 */
record Parameter(
        String keyword, Predicate<Capabilities> offered, Value value, Ruling repeated, WithoutOffer withoutOffer) {
    /** Judges a value; empty where the keyword came without equals sign. */
    @FunctionalInterface
    interface Value {
        Ruling judge(Optional<String> value, SessionState state);
    }

    /** Judges a parameter that no offered extension defines; empty for what holds of every such one. */
    @FunctionalInterface
    interface WithoutOffer {
        Optional<Ruling> judge(SessionState state);
    }

    /** A parameter of one extension, of which only the value is judged. */
    static Parameter of(String keyword, String extension, Value value) {
        return new Parameter(
                keyword, offered -> offered.has(extension), value, Ruling.unjudged(), state -> Optional.empty());
    }

    /** The same, where a second one is judged too. */
    Parameter repeated(Ruling ruling) {
        return new Parameter(keyword, offered, value, ruling, withoutOffer);
    }

    /** The same, judged in its own way where it is not offered. */
    Parameter withoutOffer(WithoutOffer ruling) {
        return new Parameter(keyword, offered, value, repeated, ruling);
    }

    /** The same, offered by several extensions. */
    Parameter offeredBy(Predicate<Capabilities> extensions) {
        return new Parameter(keyword, extensions, value, repeated, withoutOffer);
    }
}
