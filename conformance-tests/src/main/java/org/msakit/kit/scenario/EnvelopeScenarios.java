package org.msakit.kit.scenario;

import java.util.List;
import org.msakit.kit.target.Delivery;
import org.msakit.monitor.Outcome;

/** RFC 5321 sections 2.4 and 3.6.1, RFC 6409 section 8.8: addresses of the envelope where they are delivered. */
final class EnvelopeScenarios {
    private EnvelopeScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "the case of a local-part arrives",
                        s -> {
                            String recipient = s.login().remote("MiXeD.CaSe");
                            List<String> arrived = routed(s, recipient);
                            s.conclude("RFC5321-2.4-4", arrived.contains(recipient), "arrived for " + arrived);
                        },
                        "RFC5321-2.4-4"),
                Scenario.of(
                        "the local-part of a remote address arrives as it is",
                        s -> {
                            String recipient = s.login().remote("Weird.+%case=tag");
                            List<String> arrived = routed(s, recipient);
                            s.conclude("RFC6409-8.8-1", arrived.contains(recipient), "arrived for " + arrived);
                        },
                        "RFC6409-8.8-1"),
                Scenario.of("a source route is dropped", EnvelopeScenarios::sourceRoute, "RFC5321-3.6.1-1"));
    }

    /** Sends a letter to the address and gives back for whom it was delivered. */
    private static List<String> routed(Session s, String recipient) {
        Letter letter = s.letterTo(s.own());
        s.submitTo(List.of(recipient), letter).accepted();
        return s.delivered(letter).forwardPaths();
    }

    private static void sourceRoute(Session s) {
        String recipient = s.login().remote("routed");
        Letter letter = s.letterTo(s.own());
        s.submitTo(List.of("@relay.example:" + recipient), letter).accepted();
        Delivery got = s.delivered(letter);
        if (got.reversePath().contains("relay.example")) {
            s.conclude("RFC5321-3.6.1-1", false, "the route stands in the reverse-path: " + got.reversePath());
        } else {
            boolean dropped = got.forwardPaths().equals(List.of(recipient));
            s.conclude("RFC5321-3.6.1-1", dropped ? Outcome.PASS : Outcome.WARN, "delivered for " + got.forwardPaths());
        }
    }
}
