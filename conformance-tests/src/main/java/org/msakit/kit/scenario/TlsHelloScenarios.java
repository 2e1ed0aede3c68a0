package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;
import org.msakit.kit.target.TlsMode;
import org.msakit.tls.HelloRule;
import org.msakit.tls.HelloRules;
import org.msakit.tls.Judgement;

/** What servers agree to in a handshake: the rules on hellos, on each way to TLS. */
final class TlsHelloScenarios {
    private TlsHelloScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (HelloRule rule : HelloRules.all()) {
            all.add(scenario(rule, TlsMode.STARTTLS, " behind STARTTLS"));
            all.add(scenario(rule, TlsMode.IMPLICIT, " from the first octet"));
        }
        for (HelloRule rule : HelloRules.tlsFirst()) {
            all.add(scenario(rule, TlsMode.IMPLICIT, ""));
        }
        return all;
    }

    private static Scenario scenario(HelloRule rule, TlsMode mode, String where) {
        return Scenario.of(
                rule.title() + where,
                s -> {
                    Judgement judged = rule.judge().apply(new FirstFlights(s.at(mode))::offer);
                    s.conclude(rule.requirement(), judged.outcome(), judged.reason());
                },
                rule.requirement());
    }
}
