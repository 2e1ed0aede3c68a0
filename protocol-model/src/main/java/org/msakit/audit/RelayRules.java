package org.msakit.audit;

import java.util.List;
import java.util.stream.Stream;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.access.AccessAction.Kind;
import org.msakit.sendmail.access.AccessKey;
import org.msakit.sendmail.cf.Policy;

/** Who may relay on ports that ask for no login. */
final class RelayRules {
    /** A network of three octets is a /24, one of three groups a /48. */
    private static final int NARROW = 3;

    static final List<Rule> RULES = List.of(
            new Rule("AUDIT-RELAY-WIDE", Severity.ERROR, "relaying for a large network", RelayRules::wide),
            feature(
                    "AUDIT-RELAY-PROMISCUOUS",
                    Severity.ERROR,
                    Policy.PROMISCUOUS_RELAY,
                    "anybody may send to any address"),
            feature(
                    "AUDIT-RELAY-LOCAL-FROM",
                    Severity.ERROR,
                    Policy.RELAY_LOCAL_FROM,
                    "anybody who calls himself a local user may send to any address"),
            feature(
                    "AUDIT-RELAY-MAIL-FROM",
                    Severity.WARNING,
                    Policy.RELAY_MAIL_FROM,
                    "anybody who calls himself a sender with From: RELAY may send to any address"),
            feature(
                    "AUDIT-RELAY-BASED-ON-MX",
                    Severity.WARNING,
                    Policy.RELAY_BASED_ON_MX,
                    "anybody may send to domains whose MX records name this host, whoever wrote them"),
            feature(
                    "AUDIT-RELAY-LOOSE",
                    Severity.WARNING,
                    Policy.LOOSE_RELAY_CHECK,
                    "anybody may route mail through hosts that this one relays to"));

    private RelayRules() {}

    private static Rule feature(String id, Severity severity, Policy policy, String what) {
        return new Rule(
                id,
                severity,
                "FEATURE(" + policy.feature() + ")",
                subject -> !subject.has(policy) || subject.withoutLogin().isEmpty()
                        ? Stream.empty()
                        : Stream.of(new Fault(
                                subject.mta().orElseThrow().policies().get(policy),
                                policy.feature() + ": " + what + " without login on "
                                        + subject.withoutLogin().get(0),
                                Wire.relayWithoutLogin(),
                                "take FEATURE(`" + policy.feature() + "') away; users log in on a submission port")));
    }

    private static Stream<Fault> wide(Subject subject) {
        if (subject.withoutLogin().isEmpty()) {
            return Stream.empty();
        }
        String where = subject.withoutLogin().get(0).toString();
        Stream<Fault> entries = Clients.entries(subject)
                .filter(e -> Clients.does(e, Kind.RELAY) && isWide(e.key()))
                .map(e -> fault(e.place(), e.key() + " " + e.value(), where));
        Stream<Fault> members = subject.mta().orElseThrow().relayClass().stream()
                .filter(m -> isWide(AccessKey.of(m.value())) && !Clients.isLoopback(AccessKey.of(m.value())))
                .map(m -> fault(m.place(), "RELAY_DOMAIN " + m.value(), where));
        return Stream.concat(entries, members);
    }

    private static Fault fault(Place place, String what, String where) {
        return new Fault(
                place,
                what + " covers more than a /24 (or a /48, or a whole top-level domain): each host in it relays without"
                        + " login on " + where,
                Wire.relayWithoutLogin(),
                "name the hosts that have to relay, or let them log in on a submission port");
    }

    private static boolean isWide(AccessKey key) {
        return switch (key.form()) {
            case NETWORK -> key.name().split("\\.").length < NARROW;
            case NETWORK6 -> key.name().split(":").length - 1 < NARROW;
            case DOMAIN -> !key.name().contains(".");
            default -> false;
        };
    }
}
