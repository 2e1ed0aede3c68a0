package org.msakit.kit.scenario;

import java.util.List;
import org.msakit.kit.target.TlsMode;
import org.msakit.wire.Octets;

/** RFC 3207: STARTTLS, and what must not get through it. */
final class TlsScenarios {
    private TlsScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "STARTTLS",
                        s -> startTls(s).handshake().silence().line("EHLO [127.0.0.1]"),
                        "RFC3207-4-1",
                        "RFC3207-4-5",
                        "RFC3207-3-1",
                        "RFC3207-4.2-5"),
                Scenario.of(
                        "STARTTLS with an argument",
                        s -> clear(s).line("STARTTLS now").line("NOOP"),
                        "RFC3207-4-2"),
                Scenario.of(
                        "AUTH inside TLS before a new EHLO",
                        s -> {
                            startTls(s).handshake();
                            s.line("AUTH PLAIN " + Session.plain("", Rfc4954Scenarios.account(s), s.password()));
                        },
                        "RFC3207-4.2-1"),
                Scenario.of(
                        "MAIL inside TLS before a new EHLO",
                        s -> {
                            startTls(s).handshake();
                            if (s.target().config().admission() == org.msakit.policy.Admission.LOGIN_REQUIRED) {
                                throw new PreconditionNotMet("MAIL says nothing where a login is needed");
                            }
                            s.line("MAIL FROM:<" + s.own() + ">");
                        },
                        "RFC3207-4.2-1"),
                Scenario.of(
                        "a login in clear text does not outlive STARTTLS",
                        s -> {
                            clear(s).require(
                                            x -> x.offered().mechanisms().contains("PLAIN"),
                                            "NOT APPLICABLE: no login in clear text")
                                    .authenticate();
                            s.line("STARTTLS")
                                    .handshake()
                                    .line("EHLO [127.0.0.1]")
                                    .line("MAIL FROM:<" + s.own() + ">");
                        },
                        "RFC3207-4.2-3"),
                Scenario.of(
                        "a transaction in clear text does not outlive STARTTLS",
                        s -> {
                            clear(s);
                            if (s.state().offered().mechanisms().contains("PLAIN")) {
                                s.authenticate();
                            }
                            s.require(
                                    x -> x.login().done()
                                            || s.target().config().admission()
                                                    != org.msakit.policy.Admission.LOGIN_REQUIRED,
                                    "NOT APPLICABLE: no transaction in clear text without a login");
                            s.sender().addRecipient().line("STARTTLS").handshake();
                            s.line("EHLO [127.0.0.1]");
                            s.line("DATA");
                        },
                        "RFC3207-4.2-4"),
                Scenario.of(
                        "STARTTLS under TLS",
                        s -> s.secure()
                                .require(x -> x.tls(), "NOT APPLICABLE: no TLS")
                                .line("STARTTLS"),
                        "RFC3207-4.2-6"),
                Scenario.of(
                        "clear text in place of a handshake",
                        s -> startTls(s).write(Octets.line("EHLO [127.0.0.1]")).end(),
                        "RFC3207-4-6"),
                Scenario.of(
                        "a command injected behind STARTTLS",
                        s -> clear(s).write(new Octets("STARTTLS\r\nNOOP\r\n"))
                                .replies()
                                .handshake()
                                .silence()
                                .line("NOOP", "SEC-TLSINJ-1")
                                .silence(),
                        "SEC-TLSINJ-1"),
                Scenario.of(
                        "the start of a command injected behind STARTTLS",
                        s -> clear(s).write(new Octets("STARTTLS\r\nNO"))
                                .replies()
                                .handshake()
                                .line("OP", "SEC-TLSINJ-2"),
                        "SEC-TLSINJ-2"));
    }

    /** Clear text, EHLO done, STARTTLS offered (state E). */
    private static Session clear(Session s) {
        if (s.target().tls() != TlsMode.STARTTLS) {
            throw new PreconditionNotMet("NOT APPLICABLE: no STARTTLS on this target");
        }
        return s.hello().require(x -> x.offered().has("STARTTLS"), "NOT APPLICABLE: STARTTLS is not offered");
    }

    private static Session startTls(Session s) {
        return clear(s).line("STARTTLS");
    }
}
