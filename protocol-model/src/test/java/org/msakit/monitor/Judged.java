package org.msakit.monitor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.model.Config;
import org.msakit.policy.Admission;

/** A monitor that is fed from texts, and what it found. */
final class Judged {
    static final Config CONFIG = new Config(
            Admission.LOGIN_REQUIRED,
            true,
            Map.of("alice", "secret"),
            Set.of("sm.test"),
            Set.of("alice@sm.test"),
            "nobody");
    static final String GREETED = """
            * connected tls
            S: 220 mx.sm.test ESMTP
            """;
    static final String STARTED = GREETED + """
            C: EHLO [127.0.0.1]
            S:+250-mx.sm.test
            S:+250-ENHANCEDSTATUSCODES
            S: 250 AUTH PLAIN LOGIN
            """;
    static final String LOGGED_IN = STARTED + """
            C: AUTH PLAIN AGFsaWNlAHNlY3JldA==
            S: 235 2.7.0 ok
            """;
    static final String WITH_RECIPIENT = LOGGED_IN + """
            C: MAIL FROM:<alice@sm.test>
            S: 250 2.1.0 ok
            C: RCPT TO:<alice@sm.test>
            S: 250 2.1.5 ok
            """;
    static final String IN_CONTENT = WITH_RECIPIENT + """
            C: DATA
            S: 354 go
            """;

    private final Monitor monitor;

    private Judged(Config config) {
        monitor = new Monitor(config);
    }

    static Judged of(String text) {
        return of(CONFIG, text);
    }

    static Judged of(Config config, String text) {
        return new Judged(config).then(text);
    }

    List<Turn> turns() {
        return monitor.turns();
    }

    /** The next write is made for these requirements. */
    Judged aim(String... requirements) {
        monitor.aim(List.of(requirements));
        return this;
    }

    Judged then(String text) {
        DialogueFormat.parse(text).events().forEach(monitor::take);
        return this;
    }

    Monitor monitor() {
        return monitor;
    }

    List<String> failures() {
        return found(Outcome.FAIL);
    }

    List<String> found(Outcome outcome) {
        return monitor.findings().stream()
                .filter(f -> f.outcome() == outcome)
                .map(Finding::requirement)
                .toList();
    }

    /** What the last event showed. */
    List<Finding> last() {
        int event = monitor.findings().stream().mapToInt(Finding::event).max().orElse(0);
        return monitor.findings().stream().filter(f -> f.event() == event).toList();
    }

    /** What was found other than that a requirement was kept. */
    List<Finding> complaints() {
        return monitor.findings().stream()
                .filter(f -> f.outcome() != Outcome.PASS)
                .toList();
    }

    boolean passed(String requirement) {
        return found(Outcome.PASS).contains(requirement);
    }
}
