package org.msakit.rules;

import java.util.function.UnaryOperator;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Hello;
import org.msakit.model.SessionState;
import org.msakit.wire.CommandLine;

/** RFC 5321 sections 3.5, 4.1.1.6 to 4.1.1.8 and 7.3: VRFY, EXPN, HELP. */
final class Rfc5321Query {
    private static final UnaryOperator<SessionState> STAY = s -> s;

    private Rfc5321Query() {}

    static Cell vrfy(Config config, SessionState state, CommandLine line) {
        if (!state.login().done()) {
            return beforeLogin(state, "250|251");
        }
        Cell.Builder cell = Cell.in(state).pass("252", STAY, "RFC5321-7.3-1").open("501|504|530", STAY);
        String asked = line.argument().replaceAll("[<>]", "");
        if (asked.startsWith(config.unknownUser())) {
            cell.pass("550|551|553", STAY, "RFC5321-7.3-1");
        } else if (config.recipients().contains(asked)) {
            cell.pass("250|251", STAY, "RFC5321-7.3-1");
        } else {
            cell.open("2yz|550|551|553", STAY);
        }
        return cell.blame("500|502", "RFC5321-7.3-1", "RFC5321-4.5.1-3").otherwise("RFC5321-7.3-1");
    }

    /** Before a login anything but data about a user is fine (RFC 4954 section 6). */
    private static Cell beforeLogin(SessionState state, String data) {
        Cell.Builder cell = Cell.in(state).blame(data, "RFC4954-6-2");
        if (state.hello() == Hello.NONE) {
            cell.warn("503", STAY, "RFC5321-4.1.4-6");
        }
        return cell.pass("252|502|530", STAY, "RFC4954-6-2")
                .open("5yz|252", STAY)
                .otherwise("RFC4954-6-2");
    }

    static Cell expn(SessionState state) {
        if (!state.login().done()) {
            return beforeLogin(state, "250");
        }
        boolean listed = state.offered().has("EXPN");
        Cell.Builder cell = Cell.in(state);
        if (listed) {
            cell.pass("250|252|550|553", STAY, "RFC5321-3.5.2-2");
        } else {
            cell.pass("500|502|504|550", STAY, "RFC5321-3.5.2-2");
        }
        return cell.open(listed ? "5yz!500!502" : "5yz", STAY)
                .blame("500|502", "RFC5321-4.2.4-1")
                .otherwise("RFC5321-3.5.2-2");
    }

    static Cell help(SessionState state, CommandLine line) {
        UnaryOperator<SessionState> kept = s -> s.surviving(Cause.HELP);
        boolean listed = state.offered().has("HELP");
        String codes = line.argument().isEmpty() ? "211|214" : "211|214|504";
        Cell.Builder cell = Cell.in(state);
        if (state.hello() != Hello.EHLO || !state.login().done()) {
            if (state.hello() == Hello.NONE) {
                cell.warn("503", STAY, "RFC5321-4.1.4-6");
            }
            return cell.pass("211|214", kept).open("5yz", STAY).otherwise("RFC5321-4.1.1.8-1");
        }
        if (listed) {
            return cell.pass(codes, kept, "RFC5321-4.1.1.8-1", "RFC5321-4.1.1.1-3", "RFC5321-4.2.4-1")
                    .open("2yz", kept)
                    .open("501|504|530", STAY)
                    .blame("500|502", "RFC5321-4.2.4-1")
                    .otherwise("RFC5321-4.1.1.8-1");
        }
        return cell.warn("500|502", STAY, "RFC5321-4.1.1.8-1")
                .open("5yz", STAY)
                .blame("211|214", "RFC5321-4.1.1.1-3")
                .otherwise("RFC5321-4.1.1.8-1");
    }
}
