package org.msakit.audit;

import java.util.List;
import java.util.stream.Stream;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.config.Configuration;

/** Commands that a submission port has no use for. */
final class CommandRules {
    static final List<Rule> RULES = List.of(
            new Rule("AUDIT-ETRN-OPEN", Severity.WARNING, "ETRN on a submission port", CommandRules::etrn),
            new Rule("AUDIT-VRFY-OPEN", Severity.WARNING, "VRFY tells which users there are", CommandRules::vrfy),
            new Rule("AUDIT-EXPN-OPEN", Severity.WARNING, "EXPN tells who is behind an alias", CommandRules::expn));

    private CommandRules() {}

    private static Stream<Fault> etrn(Subject subject) {
        return !subject.complete() || subject.hasPrivacy("noetrn")
                ? Stream.empty()
                : subject.submission().stream()
                        .filter(l -> !l.has('E'))
                        .map(l -> new Fault(
                                l.place(),
                                l + " lets anybody start a run of the queue, before any login",
                                Wire.dialogue("ETRN example.com", "250 2.0.0 Queuing for node example.com started"),
                                "add E to M= of this listener: M=" + l.modifiers() + "E"));
    }

    private static Stream<Fault> vrfy(Subject subject) {
        return open(subject, "novrfy")
                .map(place -> new Fault(
                        place,
                        "VRFY tells anybody which users there are",
                        Wire.dialogue("VRFY alice", "250 2.1.5 <alice@this-host>"),
                        "add novrfy to confPRIVACY_FLAGS"));
    }

    private static Stream<Fault> expn(Subject subject) {
        return open(subject, "noexpn")
                .map(place -> new Fault(
                        place,
                        "EXPN tells anybody who is behind an alias",
                        Wire.dialogue("EXPN postmaster", "250 2.1.5 <alice@this-host>"),
                        "add noexpn to confPRIVACY_FLAGS"));
    }

    /** Where the privacy flags stand, if neither the flag nor {@code goaway} is among them. */
    private static Stream<Place> open(Subject subject, String flag) {
        boolean closed = !subject.complete() || subject.reachable().isEmpty() || subject.hasPrivacy(flag, "goaway");
        return closed ? Stream.empty() : subject.mta().map(CommandRules::place).stream();
    }

    private static Place place(Configuration mta) {
        return mta.privacy().values().stream().reduce((earlier, later) -> later).orElse(new Place(mta.file(), 0));
    }
}
