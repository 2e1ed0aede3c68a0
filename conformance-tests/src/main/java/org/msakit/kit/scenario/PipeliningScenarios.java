package org.msakit.kit.scenario;

import java.util.List;

/** RFC 2920 section 3: groups of commands in one write. */
final class PipeliningScenarios {
    private PipeliningScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a group with an error in it",
                        s -> {
                            pipelining(s.recipient().line("RSET"));
                            String rcpt = "RCPT TO:<" + s.target().recipient() + ">";
                            s.group(
                                    List.of("RSET", "MAIL FROM:<" + s.own() + ">", rcpt, "RCPT TO:<", rcpt, "DATA"),
                                    "RFC2920-3.2-1");
                        },
                        "RFC2920-3.2-1"),
                Scenario.of(
                        "nothing is thrown away behind an error",
                        s -> pipelining(s.login().line("NOOP"))
                                .group(List.of("FOOBAR", "MAIL FROM:", "NOOP"), "RFC2920-3.2-2"),
                        "RFC2920-3.2-2"));
    }

    private static Session pipelining(Session s) {
        return s.require(x -> x.offered().has("PIPELINING"), "NOT APPLICABLE: no PIPELINING");
    }
}
