package org.msakit.kit.scenario;

import java.util.List;
import org.msakit.policy.Admission;

/** RFC 6409 sections 3.2, 4.3, 7 and RFC 5068 section 3: who may submit. */
final class Rfc6409Scenarios {
    private static final String STRANGER = "stranger@remote.example";

    private Rfc6409Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("MAIL before login", s -> gate(s).line("MAIL FROM:<" + s.own() + ">"), "RFC6409-4.3-1"),
                Scenario.of(
                        "RCPT and DATA before login",
                        s -> gate(s).line("MAIL FROM:<" + s.own() + ">")
                                .line("RCPT TO:<" + s.target().recipient() + ">")
                                .line("RCPT TO:<someone@remote.example>")
                                .line("DATA")
                                .line("NOOP"),
                        "RFC6409-4.3-2",
                        "RFC4954-6-2"),
                Scenario.of("the null path before login", s -> gate(s).line("MAIL FROM:<>"), "RFC6409-4.3-3"),
                Scenario.of(
                        "postmaster before login",
                        s -> gate(s).line("MAIL FROM:<postmaster@" + s.target().domain() + ">"),
                        "RFC6409-4.3-3"),
                Scenario.of(
                        "a stranger to a local user, before login",
                        s -> gate(s).line("MAIL FROM:<" + STRANGER + ">")
                                .line("RCPT TO:<" + s.target().recipient() + ">"),
                        "RFC5068-3.1-1"),
                Scenario.of(
                        "to a remote user, before login",
                        s -> {
                            s.secure();
                            if (s.target().config().admission() == Admission.RELAY) {
                                throw new PreconditionNotMet("NOT APPLICABLE: this client may relay");
                            }
                            s.line("MAIL FROM:<" + s.own() + ">").line("RCPT TO:<someone@remote.example>");
                        },
                        "RFC5068-3.2-1"),
                Scenario.of(
                        "the null path after login",
                        s -> s.mail()
                                .line("RSET")
                                .line("MAIL FROM:<>")
                                .line("RCPT TO:<" + s.target().recipient() + ">"),
                        "RFC6409-3.2-1"),
                Scenario.of(
                        "keywords after login",
                        s -> s.login().line("EHLO [127.0.0.1]"),
                        "RFC6409-7-1",
                        "RFC6409-7-2",
                        "RFC6409-7-3",
                        "RFC6409-7-4",
                        "RFC6409-7-5"),
                Scenario.of(
                        "ETRN and ATRN", s -> s.login().line("ETRN example.com").line("ATRN"), "RFC6409-7-6"),
                Scenario.of(
                        "commands that need no login",
                        s -> {
                            gate(s);
                            for (String exempt : List.of("NOOP", "RSET", "EHLO [127.0.0.1]", "AUTH")) {
                                s.line(exempt);
                                if (s.lastReply().code() == 530 && !s.state().tls()) {
                                    throw new PreconditionNotMet("530 in clear text may ask for TLS (RFC 3207)");
                                }
                                s.conclude("RFC4954-6-1", s.lastReply().code() != 530, exempt + " answered by 530");
                            }
                        },
                        "RFC4954-6-1"),
                Scenario.of(
                        "VRFY does not tell strangers who is there",
                        s -> {
                            gate(s).line("VRFY " + s.target().recipient());
                            String known = s.comparableReply();
                            s.line("VRFY " + s.target().config().unknownUser());
                            String unknown = s.comparableReply();
                            s.conclude("SEC-ENUM-1", known.equals(unknown), "the replies differ");
                        },
                        "SEC-ENUM-1"),
                Scenario.of(
                        "VRFY and EXPN before login",
                        s -> gate(s).line("VRFY " + s.target().recipient()).line("EXPN list"),
                        "RFC4954-6-2"));
    }

    /** State T of a client that must log in. */
    private static Session gate(Session s) {
        s.secure();
        if (s.target().config().admission() != Admission.LOGIN_REQUIRED) {
            throw new PreconditionNotMet("NOT APPLICABLE: this client needs no login here");
        }
        return s;
    }
}
