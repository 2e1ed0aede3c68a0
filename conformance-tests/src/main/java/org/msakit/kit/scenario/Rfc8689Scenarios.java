package org.msakit.kit.scenario;

import java.util.List;

/** RFC 8689 section 2: the parameter of REQUIRETLS. */
final class Rfc8689Scenarios {
    private static final ParameterScenarios REQUIRETLS = new ParameterScenarios("REQUIRETLS");

    private Rfc8689Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                REQUIRETLS.lawfulMail("RFC8689-2-1", s -> {
                    s.require(x -> x.tls(), "NOT APPLICABLE: no TLS");
                    return List.of("REQUIRETLS");
                }),
                Scenario.of(
                        "REQUIRETLS with a value",
                        s -> REQUIRETLS
                                .offered(s.login())
                                .require(x -> x.tls(), "NOT APPLICABLE: no TLS")
                                .line("MAIL FROM:<" + s.own() + "> REQUIRETLS=1"),
                        "RFC8689-2-1"),
                Scenario.of(
                        "REQUIRETLS in clear text",
                        s -> s.hello()
                                .require(x -> !x.tls(), "NOT APPLICABLE: TLS comes first")
                                .line("MAIL FROM:<" + s.own() + "> REQUIRETLS", "RFC8689-2-2"),
                        "RFC8689-2-2"));
    }
}
