package org.msakit.exploration;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.msakit.model.Hello;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction;

/**
 * A state of the model seen from afar: how far the session is, and the two things that decide what it may do next. Many
 * states look alike from there.
 *
 * @param stage how far the session is
 * @param tls whether TLS is up
 * @param login whether the session is authenticated
 */
public record Place(Stage stage, boolean tls, boolean login) implements Comparable<Place> {
    /** How far a session is, from its beginning to its end. */
    public enum Stage {
        TURNED_AWAY,
        CONNECTED,
        NO_HELLO,
        HELLO,
        SASL,
        HANDSHAKE,
        SENDER,
        RECIPIENTS,
        CONTENT,
        CHUNKS,
        BROKEN,
        OVER;

        @Override
        public String toString() {
            return this == SASL ? name() : name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final String TLS = "TLS";
    private static final String CLEAR = "clear text";
    private static final String LOGGED_IN = "logged in";
    private static final Pattern DESCRIPTION =
            Pattern.compile("([a-z_]+), (TLS|clear text), hello (\\w+), ((?:not )?authenticated), transaction (\\w+)");
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::tls).thenComparing(Place::login).thenComparing(Place::stage);

    /** Where a state lies. A handshake forgets a login, and the end everything: they do not tell. */
    public static Place of(SessionState state) {
        Stage stage = stage(state.phase(), state.hello(), state.mail().stage());
        return at(stage, state.tls(), state.login().done());
    }

    /** Where a state lies of which no more is known than {@link SessionState#describe} tells. */
    public static Optional<Place> described(String description) {
        Matcher m = DESCRIPTION.matcher(description);
        if (!m.matches()) {
            return Optional.empty();
        }
        Phase phase = Phase.valueOf(m.group(1).toUpperCase(Locale.ROOT));
        Stage stage = stage(phase, Hello.valueOf(m.group(3)), Transaction.Stage.valueOf(m.group(5)));
        return Optional.of(at(stage, m.group(2).equals(TLS), m.group(4).equals("authenticated")));
    }

    private static Place at(Stage stage, boolean tls, boolean login) {
        boolean over = stage == Stage.OVER;
        return new Place(stage, tls && !over, login && !over && stage != Stage.HANDSHAKE);
    }

    private static Stage stage(Phase phase, Hello hello, Transaction.Stage mail) {
        return switch (phase) {
            case GREETING -> Stage.CONNECTED;
            case TURNED_AWAY -> Stage.TURNED_AWAY;
            case SASL -> Stage.SASL;
            case HANDSHAKE -> Stage.HANDSHAKE;
            case CONTENT -> Stage.CONTENT;
            case CLOSING, CLOSED -> Stage.OVER;
            case COMMAND ->
                switch (mail) {
                    case NONE -> hello == Hello.NONE ? Stage.NO_HELLO : Stage.HELLO;
                    case SENDER -> Stage.SENDER;
                    case RECIPIENTS -> Stage.RECIPIENTS;
                    case CHUNKS -> Stage.CHUNKS;
                    case BROKEN -> Stage.BROKEN;
                };
        };
    }

    /** What is written by {@link #toString}. */
    static Place parse(String text) {
        List<String> words = List.of(text.split(", "));
        Stage stage = Stream.of(Stage.values())
                .filter(s -> s.toString().equals(words.get(0)))
                .findFirst()
                .orElseThrow();
        return new Place(stage, words.contains(TLS), words.contains(LOGGED_IN));
    }

    /** What the state knows besides its stage. */
    public String circumstances() {
        return (tls ? TLS : CLEAR) + (login ? ", " + LOGGED_IN : "");
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return stage == Stage.OVER ? stage.toString() : stage + ", " + circumstances();
    }
}
