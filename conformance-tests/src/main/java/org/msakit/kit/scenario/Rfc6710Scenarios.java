package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;

/** RFC 6710 section 4.1: the parameter of MT-PRIORITY. */
final class Rfc6710Scenarios {
    private static final ParameterScenarios PRIORITY = new ParameterScenarios("MT-PRIORITY");

    private Rfc6710Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(PRIORITY.unlawfulMail(
                "RFC6710-4.1-1",
                List.of(
                        "MT-PRIORITY=10",
                        "MT-PRIORITY=-10",
                        "MT-PRIORITY=+3",
                        "MT-PRIORITY=03",
                        "MT-PRIORITY=-0",
                        "MT-PRIORITY=x",
                        "MT-PRIORITY=",
                        "MT-PRIORITY=1 MT-PRIORITY=2")));
        all.add(PRIORITY.lawfulMail(
                "RFC6710-4.1-2", s -> List.of("MT-PRIORITY=0", "MT-PRIORITY=-9", "MT-PRIORITY=3", "MT-PRIORITY=9")));
        return all;
    }
}
