package org.msakit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.Pattern;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction;
import org.msakit.wire.CommandLine;

/** RFC 5321 sections 2.3.8, 2.4, 4.2.4 and 4.5.3.1: lines that are no command of the protocol. */
final class Rfc5321Lines {
    /** Octets of a command line that every server has to take, with CRLF (section 4.5.3.1.4). */
    private static final int LONGEST = 512;

    /** The same for RCPT with the parameters of RFC 3461 (section 5.4 there). */
    private static final int LONGEST_WITH_DSN = 1036;

    /** The same for MAIL with the parameter of RFC 1870 (section 3 (5) there). */
    private static final int LONGEST_WITH_SIZE = LONGEST + 26;

    /** What AUTH of MAIL adds to that (RFC 4954 section 3 (5)). */
    private static final int AUTH_PARAMETER = 500;

    private static final Set<String> UNIMPLEMENTED = Set.of("TURN", "SEND", "SOML", "SAML");
    private static final Set<String> VENDOR =
            Set.of("XCLIENT", "XFORWARD", "X-LINK2STATE", "DEBUG", "WIZ", "SHOWQ", "VERB", "ONEX");
    private static final UnaryOperator<SessionState> STAY = s -> s;

    private Rfc5321Lines() {}

    /** The octets, CRLF included, up to which a server has no reason to object to the length of this line. */
    static int longest(SessionState state, CommandLine line) {
        String argument = line.argument().toUpperCase(Locale.ROOT);
        if (line.verb().equals("RCPT") && argument.contains(" ORCPT=")) {
            return LONGEST_WITH_DSN;
        }
        int longest = line.verb().equals("MAIL") && argument.contains(" SIZE=") ? LONGEST_WITH_SIZE : LONGEST;
        boolean names = line.verb().equals("MAIL") && argument.contains(" AUTH=");
        return names && state.offered().has("AUTH") ? longest + AUTH_PARAMETER : longest;
    }

    /** A stimulus that no rule judges: any single reply, or the end of the connection. */
    static Cell notJudged(SessionState state) {
        return Cell.in(state)
                .open("xyz!421", STAY)
                .on(Pattern.CLOSED, Grade.INCONCLUSIVE, s -> s.with(Phase.CLOSED))
                .otherwise("RFC5321-4.2-3");
    }

    /** A line that holds a CR, LF or NUL: one line all the same, and hardly a good one. */
    static Cell strayControl(SessionState state, CommandLine line) {
        List<String> ids = strayControlIds(line);
        Cell.Builder cell =
                Cell.in(state).pass("5yz", STAY, ids).on(Pattern.CLOSED, Grade.INCONCLUSIVE, s -> s.with(Phase.CLOSED));
        boolean argumentOfNoop = line.verb().startsWith("NOOP") && !line.has('\0') && !line.has('\n');
        if (argumentOfNoop) {
            cell.pass("250", STAY, ids);
        }
        if (line.has('\n') && line.verb().equals("EHLO")) {
            cell.learn("250", state::afterEhlo, Grade.INCONCLUSIVE);
        }
        if (line.has('\n') && line.verb().equals("MAIL")) {
            cell.open("250", s -> s.with(new Transaction(Transaction.Stage.SENDER, Cause.NEVER_BEGUN)));
        }
        boolean argumentOfRset = line.verb().startsWith("RSET") && !line.has('\0') && !line.has('\n');
        if (argumentOfRset) {
            cell.open("250", s -> s.with(s.mail().endedBy(Cause.RSET)));
        }
        return cell.otherwise(ids);
    }

    /** The rows that speak of the control character in a line, whole or still without its CRLF. */
    static List<String> strayControlIds(CommandLine line) {
        List<String> ids = new ArrayList<>();
        if (line.has('\0')) {
            ids.add("SEC-CTRL-1");
        } else if (line.has('\n')) {
            ids.add("RFC5321-2.3.8-2");
        } else {
            String behind = line.text().substring(line.text().indexOf('\r') + 1);
            ids.add(behind.isEmpty() || behind.startsWith("NOOP") ? "RFC5321-2.3.8-3" : "SEC-CTRL-2");
        }
        return ids;
    }

    /** Empty lines, verbs that nobody implements, vendor verbs and inventions. */
    static Cell unknown(Config config, SessionState state, CommandLine line) {
        String verb = line.verb();
        String gate = Rfc6409Gate.needsLogin(config, state) ? "|530" : "";
        if (verb.isEmpty()) {
            return Cell.in(state)
                    .pass("500|501" + gate, STAY, "RFC5321-4.2-6")
                    .warn("5yz", STAY, "RFC5321-4.2-6")
                    .otherwise("RFC5321-4.2-6");
        }
        if (VENDOR.contains(verb)) {
            return Cell.in(state)
                    .pass("500|501|502|503|530|550", STAY, "SEC-XCMD-1")
                    .open("5yz", STAY)
                    .otherwise("SEC-XCMD-1");
        }
        if (UNIMPLEMENTED.contains(verb)) {
            return Cell.in(state)
                    .pass("500|502" + gate, STAY, "RFC5321-4.2.4-2")
                    .warn("5yz", STAY, "RFC5321-4.2.4-2")
                    .blameClose("RFC5321-3.8-1")
                    .otherwise("RFC5321-4.2.4-2");
        }
        return Cell.in(state)
                .pass("500" + gate, STAY, "RFC5321-4.2.4-2", "RFC5321-3.8-1")
                .warn("5yz", STAY, "RFC5321-4.2.4-2")
                .blameClose("RFC5321-3.8-1")
                .otherwise("RFC5321-4.2.4-2");
    }
}
