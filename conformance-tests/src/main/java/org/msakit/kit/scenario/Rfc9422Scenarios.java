package org.msakit.kit.scenario;

import java.util.List;
import java.util.Optional;
import org.msakit.wire.Reply;

/** RFC 9422 section 4: what LIMITS promises is kept. */
final class Rfc9422Scenarios {
    private static final ParameterScenarios LIMITS = new ParameterScenarios("LIMITS");
    private static final int MOST_RECIPIENTS = 2000;
    private static final int MOST_TRANSACTIONS = 100;

    /** X.5.3, too many recipients (RFC 3463 section 3.6). */
    private static final int TOO_MANY = 3;

    private Rfc9422Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("as many recipients as RCPTMAX says", Rfc9422Scenarios::recipients, "RFC9422-4.2-1"),
                Scenario.of("as many transactions as MAILMAX says", Rfc9422Scenarios::transactions, "RFC9422-4.1-1"),
                Scenario.of("as many domains as RCPTDOMAINMAX says", Rfc9422Scenarios::domains, "RFC9422-4.3-1"));
    }

    private static void recipients(Session s) {
        int most = limit(s.mail(), "RCPTMAX", MOST_RECIPIENTS);
        keeps(
                s,
                "RFC9422-4.2-1",
                most,
                i -> s.line("RCPT TO:<" + s.target().recipient() + ">").lastReply());
    }

    private static void transactions(Session s) {
        int most = limit(s.login(), "MAILMAX", MOST_TRANSACTIONS);
        keeps(s, "RFC9422-4.1-1", most, i -> {
            s.line("MAIL FROM:<" + s.own() + ">");
            Reply reply = s.lastReply();
            s.line("RSET");
            return reply;
        });
    }

    private static void domains(Session s) {
        int most = limit(s.mail(), "RCPTDOMAINMAX", MOST_RECIPIENTS);
        keeps(
                s,
                "RFC9422-4.3-1",
                most,
                i -> s.line("RCPT TO:<r@d" + i + ".example.com>").lastReply());
    }

    /** One command of a number that a limit allows. */
    @FunctionalInterface
    private interface Attempt {
        Reply at(int number);
    }

    private static void keeps(Session s, String row, int most, Attempt attempt) {
        boolean accepted = true;
        for (int i = 1; i <= most; i++) {
            Reply reply = attempt.at(i);
            if (isTooMany(reply)) {
                s.conclude(row, false, "number " + i + " of " + most + " refused: " + reply.raw());
                return;
            }
            accepted &= reply.klass() == 2;
        }
        if (!accepted) {
            throw new PreconditionNotMet("some were refused for other reasons");
        }
        s.conclude(row, true, "");
    }

    private static boolean isTooMany(Reply reply) {
        return reply.klass() > 3
                && reply.enhanced()
                        .map(e -> e.subject() == 5 && e.detail() == TOO_MANY)
                        .orElse(reply.code() == 452);
    }

    private static int limit(Session s, String name, int most) {
        LIMITS.offered(s);
        Optional<Integer> limit = s.state().offered().parameters("LIMITS").stream()
                .filter(p -> p.matches(name + "=\\d{1,6}"))
                .map(p -> Integer.parseInt(p.substring(name.length() + 1)))
                .findFirst();
        if (limit.filter(n -> n <= most).isEmpty()) {
            throw new PreconditionNotMet("NOT APPLICABLE: no " + name + " up to " + most);
        }
        return limit.get();
    }
}
