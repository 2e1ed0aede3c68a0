package org.msakit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.config.Listener;

/** Ports: which there are, and whether they ask for a login. */
final class ListenerRules {
    static final List<Rule> RULES = List.of(
            new Rule(
                    "AUDIT-SUBMISSION-WITHOUT-LOGIN",
                    Severity.ERROR,
                    "a submission port without modifier a",
                    ListenerRules::withoutLogin),
            new Rule("AUDIT-PORT-TWICE", Severity.ERROR, "two listeners on one port", ListenerRules::portTwice),
            new Rule("AUDIT-DEAD-PORT", Severity.ERROR, "modifiers a and A together", ListenerRules::deadPort),
            new Rule(
                    "AUDIT-CLEAR-TEXT-ON-465",
                    Severity.ERROR,
                    "port 465 without modifier s",
                    ListenerRules::clearTextOn465),
            new Rule("AUDIT-NO-IMPLICIT-TLS-PORT", Severity.NOTE, "no port 465", ListenerRules::no465));

    private ListenerRules() {}

    private static Stream<Fault> withoutLogin(Subject subject) {
        return subject.submission().stream()
                .filter(l -> !l.has('a'))
                .map(l -> new Fault(
                        l.place(),
                        (l.implied() ? "sendmail adds " + l + " by itself, and it" : l.toString())
                                + " asks nobody for a login: whoever may relay by address or name submits here,"
                                + " and everybody may write to local users",
                        Wire.mailWithoutLogin(),
                        l.implied()
                                ? "FEATURE(`no_default_msa') and DAEMON_OPTIONS(`Port=587, Name=MSA, M=aE')"
                                : "add a to M= of this listener: M=a" + l.modifiers()));
    }

    /** Whether two different listeners want the same address and port. */
    static boolean collide(Listener one, Listener other) {
        return one.port() == other.port()
                && one.family().equals(other.family())
                && (one.address().isEmpty()
                        || other.address().isEmpty()
                        || one.address().equals(other.address()));
    }

    private static Stream<Fault> portTwice(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        List<Listener> all = subject.mta().map(c -> c.listeners()).orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Listener other = all.get(j);
                if (collide(all.get(i), other) && (subject.complete() || !other.implied())) {
                    Place place = other.implied() ? all.get(i).place() : other.place();
                    faults.add(new Fault(
                            place,
                            "two listeners want port " + other.port() + ": "
                                    + all.get(i).name() + " and " + other.name()
                                    + (other.implied() ? ", which sendmail adds by itself" : ""),
                            Wire.event("sendmail does not start: Address already in use, exit status 71"),
                            other.implied() ? "FEATURE(`no_default_msa')" : "take one of them away"));
                }
            }
        }
        return faults.stream();
    }

    private static Stream<Fault> deadPort(Subject subject) {
        return subject.reachable().stream()
                .filter(l -> l.has('a') && l.has('A'))
                .map(l -> new Fault(
                        l.place(),
                        l
                                + " asks for a login (a) and offers none (A): nobody can submit there, whatever the manual says",
                        Wire.dialogue(
                                "AUTH PLAIN",
                                "503 5.3.3 AUTH mechanism PLAIN not available",
                                "MAIL FROM:<user@example.com>",
                                "530 5.7.0 Authentication required"),
                        "take A out of M="));
    }

    private static Stream<Fault> clearTextOn465(Subject subject) {
        return subject.reachable().stream()
                .filter(l -> l.port() == 465 && !l.has('s'))
                .map(l -> new Fault(
                        l.place(),
                        l + " greets in clear text: a client that begins with TLS, as RFC 8314 has it, gets no session",
                        Wire.event("connect to port 465: 220 ... ESMTP Sendmail, in clear text"),
                        "add s to M= of this listener: M=s" + l.modifiers()));
    }

    private static Stream<Fault> no465(Subject subject) {
        List<Listener> all = subject.reachable();
        boolean has465 = all.stream().anyMatch(l -> l.port() == 465);
        return !subject.complete() || has465
                ? Stream.empty()
                : all.stream()
                        .filter(l -> l.port() == 587)
                        .limit(1)
                        .map(l -> new Fault(
                                l.place(),
                                "there is no port 465: RFC 8314 prefers TLS from the first octet to STARTTLS",
                                Wire.event("connect to port 465: refused"),
                                "DAEMON_OPTIONS(`Port=465, Name=MSAS, M=asE') and a certificate"));
    }
}
