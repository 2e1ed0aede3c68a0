package org.msakit.audit;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.msakit.sendmail.config.Listener;

/** Whether a login is possible, and worth something. */
final class MechanismRules {
    static final List<Rule> RULES = List.of(
            new Rule(
                    "AUDIT-NO-MECHANISM",
                    Severity.ERROR,
                    "a login is asked for and none is possible",
                    MechanismRules::noMechanism),
            new Rule(
                    "AUDIT-MECHANISM-NOT-TRUSTED",
                    Severity.WARNING,
                    "a login that gives no right to relay",
                    MechanismRules::notTrusted));

    private MechanismRules() {}

    private static Stream<Fault> noMechanism(Subject subject) {
        if (!subject.complete()) {
            return Stream.empty();
        }
        Mechanisms mechanisms = subject.mechanisms();
        return subject.reachable().stream()
                .filter(l -> l.has('a') && !l.has('A') && !(l.has('s') && !mechanisms.tls(l)))
                .filter(l -> mechanisms.offered(l).isEmpty())
                .map(l -> new Fault(
                        l.place(),
                        l + " asks for a login, and "
                                + (mechanisms.all().isEmpty()
                                        ? "AuthMechanisms is empty"
                                        : "no mechanism of \"" + String.join(" ", mechanisms.all())
                                                + "\" can be used there without TLS"),
                        Wire.dialogue(
                                "EHLO client.example",
                                "250-... (no AUTH)",
                                "MAIL FROM:<user@example.com>",
                                "530 5.7.0 Authentication required"),
                        mechanisms.all().isEmpty()
                                ? "define(`confAUTH_MECHANISMS', `PLAIN LOGIN')"
                                : "give the server a certificate (confSERVER_CERT, confSERVER_KEY)"));
    }

    private static Stream<Fault> notTrusted(Subject subject) {
        if (!subject.complete()) {
            return Stream.empty();
        }
        Mechanisms mechanisms = subject.mechanisms();
        boolean chosen = mechanisms.configuration().mechanisms().isPresent();
        List<Listener> asked = subject.submission().stream()
                .filter(l -> !l.has('A')
                        && (l.has('a') || chosen)
                        && !mechanisms.offered(l).isEmpty())
                .toList();
        Set<String> untrusted = mechanisms.untrusted();
        if (asked.isEmpty() || untrusted.isEmpty()) {
            return Stream.empty();
        }
        String names = String.join(" ", untrusted.stream().sorted().toList());
        return Stream.of(new Fault(
                mechanisms.place(),
                "a login with " + names + " gives no right to relay: "
                        + (mechanisms.configuration().trustedMechanisms().isEmpty()
                                ? "no mechanism is trusted"
                                : "not in TRUST_AUTH_MECH"),
                Wire.dialogue(
                        "AUTH ...",
                        "235 2.0.0 OK Authenticated",
                        "MAIL FROM:<user@example.com>",
                        "250 2.1.0 Sender ok",
                        "RCPT TO:<somebody@elsewhere.example>",
                        "550 5.7.1 Relaying denied"),
                "TRUST_AUTH_MECH(`" + names + "'), or take them out of confAUTH_MECHANISMS"));
    }
}
