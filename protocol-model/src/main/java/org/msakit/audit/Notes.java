package org.msakit.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.Problem;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.config.Setting;

/** What the rules could not look at. */
final class Notes {
    private Notes() {}

    static List<Problem> of(Audit.Given given) {
        List<Problem> notes = new ArrayList<>();
        given.configurations().forEach(c -> configuration(c, given, notes));
        given.access().ifPresent(access -> {
            notes.addAll(access.problems());
            boolean used = given.configurations().stream()
                    .anyMatch(c -> !c.isSubmissionProgram() && c.map("access").isPresent());
            if (!used) {
                notes.add(new Problem(
                        new Place(access.file(), 0),
                        "not judged: no configuration was given that uses an access map (FEATURE(access_db))"));
            }
        });
        given.authinfo().ifPresent(a -> notes.addAll(a.problems()));
        return notes.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::place))
                .toList();
    }

    private static void configuration(Configuration c, Audit.Given given, List<Problem> notes) {
        notes.addAll(c.problems());
        for (Setting unread : c.unread()) {
            notes.add(new Problem(
                    unread.place(),
                    "not looked at: " + unread.value() + " (include; name it too). What it may add is not reported as"
                            + " missing"));
        }
        if (!c.isSubmissionProgram() && given.access().isEmpty()) {
            c.map("access")
                    .ifPresent(m -> notes.add(new Problem(
                            m.place(),
                            "not looked at: the access map " + m.file().orElse(m.type())
                                    + ". Its entries are not judged")));
        }
        if (given.authinfo().isEmpty()) {
            c.map("authinfo")
                    .ifPresent(m -> notes.add(new Problem(
                            m.place(),
                            "not looked at: " + m.file().orElse(m.type())
                                    + ". It is taken to hold the login it is there for")));
        }
        c.option("ServerKeyFile")
                .filter(k -> !k.value().isEmpty() && !given.facts().containsKey(k.value()))
                .ifPresent(k -> notes.add(
                        new Problem(k.place(), "not looked at: owner and mode of the private key " + k.value())));
        if (!c.isSubmissionProgram()) {
            c.relayClassFiles()
                    .forEach(f -> notes.add(new Problem(
                            f.place(), "not looked at: " + f.value() + ". Hosts and domains in it may relay")));
        }
    }
}
