package org.msakit.rules;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.SessionState;
import org.msakit.wire.CommandLine;

/** RFC 1985 section 5: ETRN where it is offered. Elsewhere RFC 6409 section 7 speaks of it. */
final class Rfc1985Etrn {
    private static final String ID = "RFC1985-5-1";
    private static final Pattern NODE = Pattern.compile("[@#]?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final UnaryOperator<SessionState> STAY = s -> s;

    private Rfc1985Etrn() {}

    static Cell etrn(Config config, SessionState state, CommandLine line) {
        if (!state.offered().has("ETRN")) {
            return Rfc6409Gate.queueRun(config, state);
        }
        Cell.Builder cell = Cell.in(state);
        if (!state.login().done()) {
            cell.open("530|550", STAY);
        }
        if (state.mail().open()) {
            return cell.pass("503", STAY, ID).broken("2yz", STAY, ID).otherwise(ID);
        }
        if (NODE.matcher(line.argument()).matches()) {
            return cell.pass("250|251|252|253|458|459", STAY, ID)
                    .open("501|550|554", STAY)
                    .otherwise(ID);
        }
        return cell.pass("500|501", STAY, ID).otherwise(ID);
    }
}
