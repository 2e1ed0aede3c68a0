package org.msakit.sendmail.access;

import java.util.List;
import java.util.regex.Pattern;

/** The value of a {@code Srv_Features:} entry. */
public final class FeatureLetters {
    private static final Pattern BETWEEN_TOKENS = Pattern.compile("[^A-Za-z0-9=_-]+");

    private FeatureLetters() {}

    /** The letters that sendmail looks at: the first one of each token, so that {@code L e} is two and {@code Le} one. */
    public static List<Character> of(String value) {
        return BETWEEN_TOKENS
                .splitAsStream(value)
                .filter(token -> !token.isEmpty())
                .map(token -> token.charAt(0))
                .toList();
    }
}
