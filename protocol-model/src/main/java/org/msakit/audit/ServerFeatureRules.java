package org.msakit.audit;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msakit.sendmail.access.AccessEntry;
import org.msakit.sendmail.access.FeatureLetters;
import org.msakit.sendmail.access.KeyForm;
import org.msakit.sendmail.access.Tag;
import org.msakit.sendmail.config.Listener;

/** Entries {@code Srv_Features:}, which change the modifiers of a listener for some clients. */
final class ServerFeatureRules {
    static final List<Rule> RULES = List.of(
            new Rule(
                    "AUDIT-SRV-FEATURES-UNDO-LOGIN",
                    Severity.ERROR,
                    "Srv_Features that take the need to log in away",
                    s -> undone(s, 'L', l -> l.has('a'), ServerFeatureRules::login)),
            new Rule(
                    "AUDIT-SRV-FEATURES-UNDO-ETRN",
                    Severity.WARNING,
                    "Srv_Features that switch ETRN on again",
                    s -> undone(s, 'e', l -> l.submission() && l.has('E'), ServerFeatureRules::etrn)));

    private ServerFeatureRules() {}

    private interface Telling {
        Fault tell(AccessEntry entry, String client, String listeners);
    }

    private static Stream<Fault> undone(Subject subject, char letter, Predicate<Listener> had, Telling telling) {
        List<Listener> weakened = subject.reachable().stream().filter(had).toList();
        if (weakened.isEmpty()) {
            return Stream.empty();
        }
        String listeners = weakened.stream().map(Listener::toString).collect(Collectors.joining(", "));
        return subject.entries()
                .filter(e -> e.key().tag() == Tag.SRV_FEATURES
                        && FeatureLetters.of(e.value()).contains(letter))
                .filter(e -> !Clients.isLoopback(e.key()) && e.key().form() != KeyForm.DEAD)
                .map(e -> telling.tell(
                        e,
                        e.key().form() == KeyForm.DEFAULT
                                ? "everybody"
                                : e.key().name(),
                        listeners));
    }

    private static Fault login(AccessEntry entry, String client, String listeners) {
        return new Fault(
                entry.place(),
                entry.key() + " " + entry.value() + " (L) lets " + client + " submit without login on " + listeners
                        + ", in spite of modifier a",
                Wire.mailWithoutLogin(),
                "take L out of the entry");
    }

    private static Fault etrn(AccessEntry entry, String client, String listeners) {
        return new Fault(
                entry.place(),
                entry.key() + " " + entry.value() + " (e) gives ETRN back to " + client + " on " + listeners
                        + ", in spite of modifier E",
                Wire.dialogue("ETRN example.com", "250 2.0.0 Queuing for node example.com started"),
                "take e out of the entry");
    }
}
