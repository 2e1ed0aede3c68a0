package org.msakit.kit.scenario;

import java.util.List;

/** RFC 1985 section 5: ETRN, where it is offered. */
final class Rfc1985Scenarios {
    private static final ParameterScenarios ETRN = new ParameterScenarios("ETRN");

    private Rfc1985Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "ETRN outside a transaction",
                        s -> ETRN.offered(s.login())
                                .line("ETRN")
                                .line("ETRN bad name")
                                .line("ETRN example.com"),
                        "RFC1985-5-1"),
                Scenario.of(
                        "ETRN inside a transaction",
                        s -> ETRN.offered(s.mail()).line("ETRN example.com"),
                        "RFC1985-5-1"));
    }
}
