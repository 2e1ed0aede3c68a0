package org.msakit.rules;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.SessionState;
import org.msakit.wire.CommandLine;

/** RFC 4468 sections 3 and 6: BURL, of a server that offers it. */
final class Rfc4468Burl {
    private static final Pattern SUBMITTER = Pattern.compile("(?i);urlauth=submit\\+([^:; ]+)");
    private static final UnaryOperator<SessionState> STAY = s -> s;

    /** A refused BURL may end the transaction or leave it alone. */
    private static final UnaryOperator<SessionState> ENDED =
            s -> s.with(s.mail().endedBy(Cause.END_OF_DATA));

    private Rfc4468Burl() {}

    static Cell burl(Config config, SessionState state, CommandLine line) {
        if (!state.offered().has("BURL")) {
            return Rfc5321Lines.notJudged(state);
        }
        if (Rfc6409Gate.needsLogin(config, state)) {
            return Cell.in(state).open("5yz", STAY).otherwise("RFC6409-4.3-2");
        }
        if (!state.mail().hasRecipients()) {
            return refused(state, "RFC4468-6-1", "503|554");
        }
        Optional<String> submitter = submitter(line.argument());
        if (submitter.isPresent() && !config.accounts().containsKey(submitter.get())) {
            return refused(state, "RFC4468-3.3-1", "554");
        }
        return Cell.in(state)
                .passEither("554|451", STAY, ENDED, "RFC4468-6-2")
                .openEither("250", STAY, ENDED)
                .warn("5yz", ENDED, "RFC4468-6-2")
                .otherwise("RFC4468-6-2");
    }

    private static Cell refused(SessionState state, String id, String codes) {
        return Cell.in(state)
                .passEither(codes, STAY, ENDED, id)
                .warn("5yz", ENDED, id)
                .broken("250", ENDED, id)
                .otherwise(id);
    }

    /** Whom the URL may be submitted by (RFC 4468 section 3.3), where it says so. */
    private static Optional<String> submitter(String argument) {
        Matcher matcher = SUBMITTER.matcher(argument);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
