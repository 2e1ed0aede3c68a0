package org.msakit.kit.scenario;

import java.util.List;
import org.msakit.kit.target.Target;
import org.msakit.kit.target.TlsMode;
import org.msakit.policy.Admission;
import org.msakit.tls.Answer;
import org.msakit.tls.Offer;
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
                            if (s.target().config().admission() == Admission.LOGIN_REQUIRED) {
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
                                            || s.target().config().admission() != Admission.LOGIN_REQUIRED,
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
                        "SEC-TLSINJ-2"),
                Scenario.of(
                        "a transaction sent ahead of STARTTLS does not outlive it",
                        TlsScenarios::transactionSentAhead,
                        "SEC-TLSINJ-3"),
                Scenario.of(
                        "somebody's login in clear text is not the login of who comes by TLS",
                        s -> {
                            clear(s).require(
                                            x -> x.offered().mechanisms().contains("PLAIN"),
                                            "NOT APPLICABLE: no login in clear text")
                                    .authenticate();
                            if (refused(s.line("STARTTLS"), "SEC-TLSINJ-4")) {
                                return;
                            }
                            s.handshake().line("EHLO [127.0.0.1]").line("MAIL FROM:<" + s.own() + ">", "SEC-TLSINJ-4");
                        },
                        "SEC-TLSINJ-4"),
                Scenario.of("clear text behind a broken-off handshake", TlsScenarios::brokenOff, "SEC-TLS-1"),
                Scenario.of(
                        "before the TLS that is required",
                        TlsScenarios::beforeRequiredTls,
                        "RFC3207-4-3",
                        "RFC3207-4-4",
                        "RFC3207-6-1"),
                Scenario.of("no mail in clear text where no login is offered", TlsScenarios::noWayIn, "RFC3207-4-3"),
                Scenario.of(
                        "TLS can be required and can come first", TlsScenarios::closedToClearText, "RFC9325-3.2-1"));
    }

    private static void transactionSentAhead(Session s) {
        clear(s);
        if (s.state().offered().mechanisms().contains("PLAIN")) {
            s.authenticate();
        }
        boolean open = s.state().login().done() || s.target().config().admission() != Admission.LOGIN_REQUIRED;
        s.require(x -> open, "NOT APPLICABLE: no transaction in clear text without a login");
        s.group(List.of("MAIL FROM:<" + s.own() + ">", "RCPT TO:<" + s.target().recipient() + ">", "STARTTLS"));
        if (!refused(s, "SEC-TLSINJ-3")) {
            s.handshake().line("EHLO [127.0.0.1]").line("DATA", "SEC-TLSINJ-3");
        }
    }

    /** A server that refuses STARTTLS at this point takes nothing over into TLS. */
    private static boolean refused(Session s, String row) {
        boolean refused = s.lastReply().klass() == 5;
        if (refused) {
            s.conclude(row, true, "");
        }
        return refused;
    }

    private static void brokenOff(Session s) {
        FirstFlights flights = new FirstFlights(s.at(TlsMode.STARTTLS));
        Answer last = flights.offer(Offer.givingUp());
        if (!(last instanceof Answer.Closed)) {
            last = flights.offerMore(Offer.clearText("NOOP"));
        }
        boolean served =
                last instanceof Answer.Alien clear && clear.octets().latin1().startsWith("2");
        s.conclude("SEC-TLS-1", !served, "clear text is served behind a broken-off handshake: " + last.describe());
    }

    private static Target whereTlsIsRequired(Session s) {
        Target strict = s.target()
                .requiringTls()
                .orElseThrow(() -> new PreconditionNotMet(
                        "NOT APPLICABLE: the server is not known to require TLS (--tls-required)"));
        if (strict.tls() != TlsMode.STARTTLS) {
            throw new PreconditionNotMet("NOT APPLICABLE: TLS comes first");
        }
        return strict;
    }

    private static void beforeRequiredTls(Session s) {
        s.visit(whereTlsIsRequired(s)).hello();
        for (String exempt : List.of("NOOP", "EHLO [127.0.0.1]")) {
            neverFirstTls(s, exempt);
        }
        s.line("AUTH PLAIN");
        s.line("VRFY postmaster").line("HELP");
        if (s.state().offered().has("CHUNKING")) {
            s.line("BDAT 0 LAST");
        }
        s.line("MAIL FROM:<" + s.own() + ">");
        s.line("RCPT TO:<" + s.target().recipient() + ">").line("DATA");
        neverFirstTls(s, "STARTTLS");
        neverFirstTls(s.visit(s.target()).hello(), "QUIT");
    }

    private static void neverFirstTls(Session s, String exempt) {
        int code = s.line(exempt).lastReply().code();
        s.conclude("RFC3207-4-4", code != 530, exempt + " is answered by 530");
    }

    /**
     * Where MAIL is refused by 530 and no AUTH is offered, TLS is what is missing, and nothing else gets through. Another
     * refusal says nothing: the server may have meant the login.
     */
    private static void noWayIn(Session s) {
        clear(s).require(x -> !x.offered().has("AUTH"), "NOT APPLICABLE: AUTH is offered in clear text");
        s.line("MAIL FROM:<" + s.own() + ">");
        if (s.lastReply().code() != 530) {
            throw new PreconditionNotMet("NOT APPLICABLE: MAIL is not refused by 530 in clear text");
        }
        s.conclude("RFC3207-4-3", true, "");
        for (String line : List.of("RCPT TO:<" + s.target().recipient() + ">", "DATA")) {
            int code = s.line(line).lastReply().code();
            if (code < 400 || code == 530) {
                String reason = line + " is answered by " + code + " where MAIL is by 530";
                s.conclude("RFC3207-4-3", code == 530, reason);
            }
        }
    }

    /** RFC 9325 section 3.2, for a product that can be set up for the test. */
    private static void closedToClearText(Session s) {
        Target strict = whereTlsIsRequired(s);
        s.at(TlsMode.IMPLICIT).secure().require(x -> x.tls(), "no TLS on the other port");
        s.visit(strict).hello().line("MAIL FROM:<" + s.own() + ">");
        boolean refused = s.lastReply().klass() == 5;
        s.conclude(
                "RFC9325-3.2-1",
                refused,
                "MAIL in clear text is answered by " + s.lastReply().code());
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
