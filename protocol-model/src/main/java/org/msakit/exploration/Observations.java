package org.msakit.exploration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.msakit.model.Observation;
import org.msakit.model.Pattern;
import org.msakit.model.Permit;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** Representatives of the observations that a permit covers: each usual code once, EHLO lists long and short. */
final class Observations {
    private static final List<String> EVERYTHING =
            List.of("PIPELINING", "8BITMIME", "SIZE 1000000", "DSN", "ENHANCEDSTATUSCODES", "CHUNKING", "HELP");

    private Observations() {}

    static List<Observation> of(Permit permit, SessionState state, Stimulus stimulus) {
        if (permit.when().equals(Pattern.CLOSED)) {
            return List.of(new Observation.Closed());
        } else if (permit.when().equals(Pattern.TLS_UP)) {
            return List.of(new Observation.TlsUp());
        } else if (permit.when().equals(Pattern.TLS_GIVEN_UP)) {
            return List.of(new Observation.TlsRefused(true, "given up"));
        }
        List<Observation> all = new ArrayList<>();
        boolean ehlo = stimulus instanceof Stimulus.Command c && c.line().verb().equals("EHLO");
        for (int code : permit.when().usualCodes()) {
            if (ehlo && code == 250) {
                all.add(answer(code, List.of()));
                all.add(answer(code, offered(state)));
            } else {
                all.add(answer(code, List.of()));
            }
        }
        return all;
    }

    private static List<String> offered(SessionState state) {
        List<String> offered = new ArrayList<>(EVERYTHING);
        offered.add(state.tls() ? "AUTH PLAIN LOGIN" : "STARTTLS");
        return offered;
    }

    private static Observation answer(int code, List<String> more) {
        List<Octets> lines = new ArrayList<>();
        lines.add(Octets.line(code + (more.isEmpty() ? " " : "-") + "x"));
        for (int i = 0; i < more.size(); i++) {
            lines.add(Octets.line(code + (i < more.size() - 1 ? "-" : " ") + more.get(i)));
        }
        return new Observation.Answer(new Reply(code, lines, Set.of()));
    }
}
