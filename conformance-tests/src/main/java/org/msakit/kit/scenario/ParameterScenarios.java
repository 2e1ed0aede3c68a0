package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes scenarios on the parameters of MAIL and RCPT. Lawful ones follow a command without them that was accepted;
 * unlawful ones come two to a connection, since some servers end a session after a few errors.
 */
final class ParameterScenarios {
    private static final int ERRORS_PER_CONNECTION = 2;

    private final String keyword;

    /** For the extension of this keyword. */
    ParameterScenarios(String keyword) {
        this.keyword = keyword;
    }

    /** One transaction after another, each with one of these parameters. */
    Scenario lawfulMail(String row, Function<Session, List<String>> parameters) {
        return Scenario.of(
                "MAIL with lawful parameters of " + keyword,
                s -> {
                    offered(s.mail().line("RSET"));
                    for (String each : parameters.apply(s)) {
                        s.line("MAIL FROM:<" + s.own() + "> " + each);
                        s.line("RSET");
                    }
                },
                row);
    }

    /** A known recipient again and again, each time with one of these parameters. */
    Scenario lawfulRcpt(String row, List<String> parameters) {
        return Scenario.of(
                "RCPT with lawful parameters of " + keyword,
                s -> {
                    offered(s.recipient());
                    for (String each : parameters) {
                        s.line("RCPT TO:<" + s.target().recipient() + "> " + each);
                    }
                },
                row);
    }

    /** Values that no MAIL may carry. */
    List<Scenario> unlawfulMail(String row, List<String> parameters) {
        return unlawfulMail(row, parameters.size(), s -> parameters);
    }

    /** Values that no MAIL may carry, of which some hang on what the server offers; their number does not. */
    List<Scenario> unlawfulMail(String row, int count, Function<Session, List<String>> parameters) {
        List<Scenario> scenarios = new ArrayList<>();
        for (int from = 0; from < count; from += ERRORS_PER_CONNECTION) {
            int first = from;
            int end = Math.min(from + ERRORS_PER_CONNECTION, count);
            scenarios.add(Scenario.of(
                    "MAIL with unlawful parameters of " + keyword + ", " + row + " " + (first + 1),
                    s -> {
                        offered(s.login());
                        for (String each : parameters.apply(s).subList(first, end)) {
                            s.line("MAIL FROM:<" + s.own() + "> " + each);
                            if (s.state().mail().open()) {
                                s.line("RSET");
                            }
                        }
                    },
                    row));
        }
        return scenarios;
    }

    /** Values that no RCPT may carry. */
    List<Scenario> unlawfulRcpt(String row, List<String> parameters) {
        List<Scenario> scenarios = new ArrayList<>();
        for (int from = 0; from < parameters.size(); from += ERRORS_PER_CONNECTION) {
            List<String> some = parameters.subList(from, Math.min(from + ERRORS_PER_CONNECTION, parameters.size()));
            scenarios.add(Scenario.of(
                    "RCPT with unlawful parameters of " + keyword + ", " + row + " " + (from + 1),
                    s -> {
                        offered(s.recipient());
                        some.forEach(each -> s.line("RCPT TO:<" + s.target().recipient() + "> " + each));
                    },
                    row));
        }
        return scenarios;
    }

    /** Goes on only where the extension is offered. */
    Session offered(Session s) {
        return s.require(x -> x.offered().has(keyword), "NOT APPLICABLE: " + keyword + " is not offered");
    }

    /** The first parameter of the keyword's EHLO line that is a whole number; 0 where there is none. */
    static int figure(Session s, String keyword) {
        return s.state().offered().parameters(keyword).stream()
                .filter(p -> p.matches("\\d{1,9}(?:,.*)?"))
                .findFirst()
                .map(p -> Integer.parseInt(p.split(",", 2)[0]))
                .orElse(0);
    }
}
