package org.msakit.kit.scenario;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** RFC 4865 sections 4 and 5: the parameters of FUTURERELEASE. */
final class Rfc4865Scenarios {
    private static final ParameterScenarios FUTURERELEASE = new ParameterScenarios("FUTURERELEASE");
    private static final ParameterScenarios DELIVERBY = new ParameterScenarios("DELIVERBY");

    private Rfc4865Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.add(FUTURERELEASE.lawfulMail(
                "RFC4865-4.2-2",
                s -> List.of(
                        "HOLDFOR=" + Math.min(60, longest(s)), "HOLDFOR=" + longest(s), "HOLDUNTIL=" + latest(s))));
        all.addAll(FUTURERELEASE.unlawfulMail(
                "RFC4865-4.2-3",
                6,
                s -> List.of(
                        "HOLDFOR=" + (longest(s) + 1L),
                        "HOLDUNTIL=" + latest(s).plusSeconds(3600),
                        "HOLDFOR=0",
                        "HOLDFOR=-5",
                        "HOLDFOR=x",
                        "HOLDUNTIL=tomorrow")));
        all.addAll(FUTURERELEASE.unlawfulMail(
                "RFC4865-4.2-4", 2, s -> List.of("HOLDFOR=60 HOLDUNTIL=" + latest(s), "HOLDFOR=60 HOLDFOR=61")));
        all.add(Scenario.of(
                "a hold that outlasts the time to deliver",
                s -> DELIVERBY
                        .offered(FUTURERELEASE.offered(s.login()))
                        .line("MAIL FROM:<" + s.own() + "> HOLDFOR=600 BY=60;R"),
                "RFC4865-5.2.2-1"));
        return all;
    }

    private static int longest(Session s) {
        return ParameterScenarios.figure(s, "FUTURERELEASE");
    }

    /** The last moment that the server will hold a message until, by its own words; its clock is not the tester's. */
    private static Instant latest(Session s) {
        try {
            return s.state().offered().parameters("FUTURERELEASE").stream()
                    .skip(1)
                    .findFirst()
                    .map(Instant::parse)
                    .orElseThrow(() -> new PreconditionNotMet("FUTURERELEASE names no last moment"));
        } catch (DateTimeException e) {
            throw new PreconditionNotMet("FUTURERELEASE names no last moment");
        }
    }
}
