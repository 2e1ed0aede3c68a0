package org.msakit.kit.scenario;

import java.time.DateTimeException;
import java.time.Duration;
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
        all.add(Scenario.of("a message that is to be held", Rfc4865Scenarios::held, "RFC4865-4.2-5"));
        return all;
    }

    /** Section 4.2 (5). Real time passes where the server's clock is real. */
    private static void held(Session s) {
        FUTURERELEASE.offered(s.login());
        s.deliveries();
        Duration hold = Duration.ofSeconds(Math.min(30, longest(s)));
        Letter letter = s.letter();
        if (!Envelope.from(s.own(), "HOLDFOR=" + hold.toSeconds())
                .to(s.target().recipient())
                .submit(s, letter)) {
            throw new PreconditionNotMet(
                    "the message was refused: " + s.lastReply().raw());
        }
        boolean early = !s.undelivered(letter);
        if (!early) {
            s.time().pass(hold.multipliedBy(2).dividedBy(3));
            early = !s.undelivered(letter);
        }
        if (!early) {
            s.time().pass(hold.dividedBy(3).plusSeconds(1));
            s.delivered(letter);
        }
        s.conclude("RFC4865-4.2-5", !early, "delivered before the end of a hold of " + hold.toSeconds() + " s");
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
