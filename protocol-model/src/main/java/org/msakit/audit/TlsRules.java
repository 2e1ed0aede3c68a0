package org.msakit.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.config.Listener;
import org.msakit.sendmail.config.Setting;

/** TLS that is missing, or vanishes without a word. */
final class TlsRules {
    private static final int GROUP_AND_OTHERS = 0077;
    private static final int ALL_BUT_GROUP_READ = 0037;

    static final List<Rule> RULES = List.of(
            new Rule("AUDIT-KEY-MODE", Severity.ERROR, "a private key that sendmail refuses to use", TlsRules::keyMode),
            new Rule(
                    "AUDIT-NO-CERTIFICATE",
                    Severity.ERROR,
                    "TLS from the first octet without a certificate",
                    TlsRules::noCertificate),
            new Rule(
                    "AUDIT-PASSWORD-WITHOUT-TLS",
                    Severity.ERROR,
                    "plaintext mechanisms where TLS is impossible",
                    TlsRules::passwordWithoutTls),
            new Rule(
                    "AUDIT-PASSWORD-BEFORE-TLS",
                    Severity.WARNING,
                    "plaintext mechanisms before STARTTLS",
                    TlsRules::passwordBeforeTls));

    private TlsRules() {}

    private static Stream<Fault> keyMode(Subject subject) {
        Optional<Configuration> mta = subject.mta();
        Optional<Setting> key = mta.flatMap(c -> c.option("ServerKeyFile"));
        Optional<FileFact> fact =
                key.flatMap(k -> Optional.ofNullable(subject.facts().get(k.value())));
        if (fact.isEmpty()) {
            return Stream.empty();
        }
        boolean groupMay = mta.flatMap(c -> c.option("DontBlameSendmail"))
                .filter(o -> o.value().contains("GroupReadableKeyFile"))
                .isPresent();
        String trusted =
                mta.flatMap(c -> c.option("TrustedUser")).map(Setting::value).orElse("root");
        int forbidden = groupMay ? ALL_BUT_GROUP_READ : GROUP_AND_OTHERS;
        FileFact file = fact.get();
        boolean foreign = !file.owner().equals("root") && !file.owner().equals(trusted);
        return (file.mode() & forbidden) == 0 && !foreign
                ? Stream.empty()
                : Stream.of(new Fault(
                        key.orElseThrow().place(),
                        "sendmail does not use the private key " + file.path() + " (mode " + file.octal() + ", owner "
                                + file.owner() + ") and goes on without TLS: it must belong to root and be readable by"
                                + " nobody else",
                        Wire.dialogue("EHLO client.example", "250-... (no STARTTLS)"),
                        "chown root " + file.path() + " && chmod 600 " + file.path()));
    }

    private static Stream<Fault> noCertificate(Subject subject) {
        return !subject.complete() || subject.mechanisms().hasCertificate()
                ? Stream.empty()
                : subject.reachable().stream()
                        .filter(l -> l.has('s'))
                        .map(l -> new Fault(
                                l.place(),
                                l + " begins with TLS, and the server has no certificate with its key",
                                Wire.event("connect: the server closes without an octet"),
                                "define(`confSERVER_CERT', `FILE') and define(`confSERVER_KEY', `FILE')"));
    }

    private static Stream<Fault> passwordWithoutTls(Subject subject) {
        if (!subject.complete()) {
            return Stream.empty();
        }
        Mechanisms mechanisms = subject.mechanisms();
        List<Listener> bare = clear(subject).filter(l -> !mechanisms.tls(l)).toList();
        if (bare.isEmpty()) {
            return Stream.empty();
        }
        if (!mechanisms.hasCertificate()) {
            return Stream.of(new Fault(
                    mechanisms.place(),
                    "passwords cross the network readable on " + names(bare)
                            + ": the server has no certificate, so that" + " STARTTLS is not offered",
                    login(),
                    "define(`confSERVER_CERT', `FILE'), define(`confSERVER_KEY', `FILE') and"
                            + " define(`confAUTH_OPTIONS', `A p')"));
        }
        return bare.stream()
                .map(l -> new Fault(
                        l.place(),
                        "passwords cross the network readable on " + l + ": modifier S switches STARTTLS off",
                        login(),
                        "take S out of M="));
    }

    private static Stream<Fault> passwordBeforeTls(Subject subject) {
        if (!subject.complete()) {
            return Stream.empty();
        }
        Mechanisms mechanisms = subject.mechanisms();
        List<Listener> early = clear(subject).filter(mechanisms::tls).toList();
        return early.isEmpty()
                ? Stream.empty()
                : Stream.of(new Fault(
                        mechanisms.place(),
                        "plaintext mechanisms are offered before STARTTLS on " + names(early)
                                + ": a client may send its password readable",
                        login(),
                        "define(`confAUTH_OPTIONS', `A p')"));
    }

    private static Stream<Listener> clear(Subject subject) {
        Mechanisms mechanisms = subject.mechanisms();
        return subject.reachable().stream()
                .filter(l -> !mechanisms.passwordsInClear(l).isEmpty());
    }

    private static List<String> login() {
        return Wire.dialogue(
                "EHLO client.example",
                "250-AUTH PLAIN",
                "AUTH PLAIN AHVzZXIAcGFzc3dvcmQ=",
                "235 2.0.0 OK Authenticated");
    }

    private static String names(List<Listener> listeners) {
        return listeners.stream().map(Listener::toString).collect(Collectors.joining(", "));
    }
}
