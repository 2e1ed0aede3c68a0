package org.msakit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.config.Listener;

/** The program that takes mail from commands on the host itself, and hands it to the daemon. */
final class SubmissionProgramRules {
    private static final int OTHERS_READ = 0004;
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "ipv6:::1", "ipv6:0:0:0:0:0:0:0:1");

    static final List<Rule> RULES = List.of(
            new Rule(
                    "AUDIT-MSP-WITHOUT-LOGIN",
                    Severity.ERROR,
                    "submit.cf hands mail to a port that asks for a login it does not have",
                    SubmissionProgramRules::withoutLogin),
            new Rule(
                    "AUDIT-AUTHINFO-READABLE",
                    Severity.ERROR,
                    "passwords that every user of the host can read",
                    SubmissionProgramRules::readable));

    private SubmissionProgramRules() {}

    private static Stream<Fault> withoutLogin(Subject subject) {
        Optional<Configuration> msp = subject.msp().filter(c -> c.unread().isEmpty());
        if (msp.isEmpty() || subject.mta().isEmpty()) {
            return Stream.empty();
        }
        String host = msp.get().mtaHost().map(h -> h.value()).orElse("[localhost]");
        String bare = host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
        Optional<Listener> asked = subject.mta().get().listeners().stream()
                .filter(l -> l.has('a') && l.port() == port(msp.get()))
                .filter(l -> l.address().isEmpty() || l.loopback())
                .findFirst();
        return !HERE.contains(bare) || asked.isEmpty() || mayLogIn(subject, msp.get(), bare)
                ? Stream.empty()
                : Stream.of(new Fault(
                        msp.get()
                                .mtaHost()
                                .map(h -> h.place())
                                .orElse(new Place(msp.get().file(), 0)),
                        "mail of local commands goes to " + asked.get()
                                + ", which asks for a login, and there is none in" + " an authinfo map: it is lost",
                        List.of(
                                "* a user runs: mail somebody@elsewhere.example",
                                "C: MAIL From:<user@this-host>",
                                "S: 530 5.7.0 Authentication required",
                                "* exit status 69, the text is in dead.letter"),
                        "FEATURE(`msp', `[127.0.0.1]') for port 25, or FEATURE(`authinfo') with a line AuthInfo:127.0.0.1"
                                + " before FEATURE(`msp')"));
    }

    private static int port(Configuration msp) {
        String port = msp.relayPort().orElse("25");
        return switch (port) {
            case "submission" -> 587;
            case "smtp" -> 25;
            default -> port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
        };
    }

    private static boolean mayLogIn(Subject subject, Configuration msp, String host) {
        if (msp.option("DefaultAuthInfo").isPresent() || msp.map("access").isPresent()) {
            return true; // what stands in these files was not asked for
        }
        if (msp.map("authinfo").isEmpty()) {
            return false;
        }
        return subject.authinfo()
                .map(a -> a.lines().stream()
                        .map(l -> l.key().toLowerCase(Locale.ROOT))
                        .anyMatch(k -> k.equals("authinfo:")
                                || k.equals("authinfo:" + host)
                                || (host.startsWith("127.") && k.equals("authinfo:localhost"))
                                || (host.equals("localhost") && k.equals("authinfo:127.0.0.1"))))
                .orElse(true);
    }

    private static Stream<Fault> readable(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        for (Configuration c :
                Stream.concat(subject.mta().stream(), subject.msp().stream()).toList()) {
            c.map("authinfo")
                    .ifPresent(map -> map.file().ifPresent(file -> {
                        readable(subject, map.place(), file, faults);
                        readable(subject, map.place(), file + ".db", faults);
                    }));
            c.option("DefaultAuthInfo").ifPresent(o -> readable(subject, o.place(), o.value(), faults));
        }
        return faults.stream();
    }

    private static void readable(Subject subject, Place place, String file, List<Fault> faults) {
        FileFact fact = subject.facts().get(file);
        if (fact != null && (fact.mode() & OTHERS_READ) != 0) {
            faults.add(new Fault(
                    place,
                    file + " holds passwords and every user of the host can read it (mode " + fact.octal() + ")",
                    Wire.event("a user of the host runs: cat " + file),
                    "chown root:smmsp " + file + " && chmod 640 " + file));
        }
    }
}
