package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;

/** RFC 2852 sections 3 and 4: the parameter of DELIVERBY. */
final class Rfc2852Scenarios {
    private static final ParameterScenarios DELIVERBY = new ParameterScenarios("DELIVERBY");

    private Rfc2852Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.add(DELIVERBY.lawfulMail(
                "RFC2852-4-1",
                s -> List.of(
                        "BY=" + (ParameterScenarios.figure(s, "DELIVERBY") + 60) + ";R",
                        "BY=120;N",
                        "BY=+120;NT",
                        "BY=0;N",
                        "BY=-5;N")));
        all.addAll(DELIVERBY.unlawfulMail("RFC2852-4-2", List.of("BY=0;R", "BY=-1;R")));
        all.add(Scenario.of(
                "less time than the minimum of DELIVERBY",
                s -> {
                    DELIVERBY.offered(s.login());
                    int minimum = ParameterScenarios.figure(s, "DELIVERBY");
                    s.require(x -> minimum > 1, "NOT APPLICABLE: DELIVERBY names no minimum")
                            .line("MAIL FROM:<" + s.own() + "> BY=" + (minimum - 1) + ";R");
                },
                "RFC2852-3-1"));
        all.addAll(DELIVERBY.unlawfulMail(
                "RFC2852-4-3",
                List.of("BY", "BY=", "BY=120", "BY=;R", "BY=120;Q", "BY=12x;R", "BY=1234567890;N", "BY=120;RX")));
        return all;
    }
}
