package org.msakit.server.sasl;

import com.ongres.saslprep.SASLprep;
import com.ongres.stringprep.Profile;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** SASLprep (RFC 4013): one spelling for names and passwords that a reader takes for the same. */
public final class SaslPrep {
    private static final Profile PROFILE = new SASLprep();

    private SaslPrep() {}

    /** The prepared form of what a client sent; nothing if it holds a prohibited character or if nothing is left. */
    public static Optional<String> query(String text) {
        return prepared(PROFILE::prepareQuery, text);
    }

    /** The prepared form of what is to be kept; nothing where {@link #query} gives nothing, or for unassigned characters. */
    public static Optional<String> stored(String text) {
        return prepared(PROFILE::prepareStored, text);
    }

    /** The library looks at the first character of the result, and so breaks down where none is left. */
    private static Optional<String> prepared(UnaryOperator<String> profile, String text) {
        try {
            return Optional.of(profile.apply(text)).filter(result -> !result.isEmpty());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
