package org.msakit.kit.scenario;

import java.util.List;
import java.util.regex.Pattern;
import org.msakit.model.Phase;
import org.msakit.monitor.Outcome;
import org.msakit.wire.Base64Text;

/** RFC 4954 sections 4 and 5: AUTH. */
final class Rfc4954Scenarios {
    private Rfc4954Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("login, then MAIL", Session::mail, "RFC4954-4-1", "RFC4954-3-1", "RFC4954-4-19"),
                Scenario.of(
                        "a second AUTH",
                        s -> good(offered(s.login(), "PLAIN"))
                                .line("AUTH PLAIN " + wrong(s))
                                .sender(),
                        "RFC4954-4-2"),
                Scenario.of(
                        "AUTH inside a transaction",
                        s -> {
                            s.mail();
                            good(offered(s, "PLAIN")).addRecipient();
                        },
                        "RFC4954-4-3"),
                Scenario.of(
                        "an unknown mechanism",
                        s -> s.secure().line("AUTH NOSUCHMECH").line("AUTH NOSUCHMECH dGVzdA=="),
                        "RFC4954-4-4"),
                Scenario.of(
                        "AUTH PLAIN without TLS where it is not offered",
                        s -> good(withheld(s)),
                        "RFC4954-4-5",
                        "SEC-CLEAR-1",
                        "RFC4954-4-18"),
                Scenario.of(
                        "credentials sent in clear text are not looked at",
                        s -> {
                            withheld(s).line("AUTH PLAIN " + Session.plain("", s.user(), s.password()));
                            String good = s.comparableReply();
                            s.line("AUTH PLAIN " + wrong(s));
                            String bad = s.comparableReply();
                            for (String row : List.of("SEC-CLEAR-1", "RFC8314-4.1-1")) {
                                s.conclude(row, good.equals(bad), "good and bad credentials get other replies");
                            }
                        },
                        "SEC-CLEAR-1",
                        "RFC8314-4.1-1"),
                Scenario.of(
                        "mechanisms offered in clear text can be started there",
                        s -> {
                            s.hello().require(x -> !x.tls(), "NOT APPLICABLE: TLS comes first");
                            List<String> mechanisms = s.state().offered().mechanisms();
                            s.require(x -> !mechanisms.isEmpty(), "NOT APPLICABLE: no AUTH in clear text");
                            String first = mechanisms.get(mechanisms.size() - 1);
                            s.line("AUTH " + first);
                            int code = s.lastReply().code();
                            s.conclude(
                                    "RFC4954-6-4",
                                    code != 504 && code != 538 && code != 530,
                                    first + " is offered in clear text and answered by " + code);
                        },
                        "RFC4954-6-4"),
                Scenario.of(
                        "AUTH LOGIN without TLS where it is not offered",
                        s -> withheld(s).line("AUTH LOGIN"),
                        "RFC4954-4-5",
                        "SEC-CLEAR-1"),
                Scenario.of(
                        "PLAIN in two steps",
                        s -> exchange(s).line(Session.plain("", s.user(), s.password())),
                        "RFC4954-4-6",
                        "RFC4616-2-1",
                        "RFC4422-3-1"),
                Scenario.of(
                        "cancelling PLAIN",
                        s -> {
                            exchange(s).line("*").line("NOOP", "RFC4954-4-8");
                            s.line("AUTH PLAIN " + Session.plain("", s.user(), s.password()), "RFC4954-4-8");
                        },
                        "RFC4954-4-8"),
                Scenario.of("a response that is no base64", s -> exchange(s).line("!!!!"), "RFC4954-4-9"),
                Scenario.of("a response with a blank in it", s -> exchange(s).line("Zm9v YmFy"), "RFC4954-4-9"),
                Scenario.of(
                        "good credentials with a character outside the alphabet",
                        s -> {
                            exchange(s);
                            String good = Session.plain("", s.user(), s.password());
                            s.line(good.substring(0, 4) + "-" + good.substring(4));
                        },
                        "RFC4954-4-9"),
                Scenario.of("padding in front", s -> exchange(s).line("=AAA"), "RFC4954-4-10"),
                Scenario.of("padding inside", s -> exchange(s).line("QUJD=RUZH"), "RFC4954-4-10"),
                Scenario.of(
                        "padding inside, as initial response",
                        s -> offered(s.secure(), "PLAIN").line("AUTH PLAIN AAA=BBB"),
                        "RFC4954-4-10"),
                Scenario.of(
                        "padding missing",
                        s -> {
                            String unpadded = wrong(s).replace("=", "");
                            String odd = unpadded.length() % 4 == 0
                                    ? Base64Text.encode("\0" + s.user() + "x\0wrong")
                                            .replace("=", "")
                                    : unpadded;
                            offered(s.secure(), "PLAIN").line("AUTH PLAIN " + odd);
                        },
                        "RFC4954-4-11"),
                Scenario.of(
                        "an empty initial response",
                        s -> offered(s.secure(), "PLAIN").line("AUTH PLAIN ="),
                        "RFC4954-4-13"),
                Scenario.of(
                        "a wrong password",
                        s -> offered(s.secure(), "PLAIN").line("AUTH PLAIN " + wrong(s)),
                        "RFC4954-4-16"),
                Scenario.of(
                        "a password one octet longer",
                        s -> offered(s.secure(), "PLAIN")
                                .line("AUTH PLAIN " + Session.plain("", account(s), s.password() + "x")),
                        "RFC4954-4-16"),
                Scenario.of(
                        "a password one octet shorter",
                        s -> offered(s.secure(), "PLAIN")
                                .line("AUTH PLAIN "
                                        + Session.plain(
                                                "",
                                                account(s),
                                                s.password()
                                                        .substring(
                                                                0,
                                                                Math.max(
                                                                        1,
                                                                        s.password()
                                                                                        .length()
                                                                                - 1)))),
                        "RFC4954-4-16"),
                Scenario.of(
                        "two wrong passwords, then the right one",
                        s -> good(offered(s.secure(), "PLAIN")
                                .line("AUTH PLAIN " + wrong(s))
                                .line("AUTH PLAIN " + wrong(s))),
                        "RFC4954-4-17"),
                Scenario.of(
                        "a pipelined transaction behind a good login",
                        s -> {
                            offered(s.secure(), "PLAIN")
                                    .require(x -> x.offered().has("PIPELINING"), "NOT APPLICABLE: no PIPELINING");
                            String auth = "AUTH PLAIN " + Session.plain("", account(s), s.password());
                            s.group(transaction(s, auth), "RFC4954-4-20");
                        },
                        "RFC4954-4-20"),
                Scenario.of(
                        "a pipelined transaction behind a wrong login",
                        s -> {
                            refusedWithoutLogin(offered(s.secure(), "PLAIN"))
                                    .require(x -> x.offered().has("PIPELINING"), "NOT APPLICABLE: no PIPELINING");
                            s.group(transaction(s, "AUTH PLAIN " + wrong(s)), "RFC4954-4-21");
                        },
                        "RFC4954-4-21"),
                Scenario.of("AUTH without a mechanism", s -> s.secure().line("AUTH"), "RFC4954-4-23"),
                Scenario.of(
                        "AUTH with too many arguments",
                        s -> offered(s.secure(), "PLAIN").line("AUTH PLAIN x y z"),
                        "RFC4954-4-23"),
                Scenario.of(
                        "the login outlives RSET", s -> s.login().line("RSET").sender(), "RFC4954-4-24"),
                Scenario.of(
                        "the login outlives EHLO",
                        s -> s.login().line("EHLO [127.0.0.1]").sender(),
                        "RFC4954-4-24"),
                Scenario.of(
                        "AUTH= after login",
                        s -> s.mail()
                                .line("RSET")
                                .require(x -> x.offered().has("AUTH"), "AUTH is not offered")
                                .line("MAIL FROM:<" + s.own() + "> AUTH=<>")
                                .line("RSET")
                                .line("MAIL FROM:<" + s.own() + "> AUTH=e+3Dmc2@"
                                        + s.target().domain()),
                        "RFC4954-5-1"),
                Scenario.of(
                        "AUTH= before login",
                        s -> gated(s.secure())
                                .require(x -> x.offered().has("AUTH"), "AUTH is not offered")
                                .line("MAIL FROM:<" + s.own() + ">")
                                .line("MAIL FROM:<" + s.own() + "> AUTH=<>"),
                        "RFC4954-5-2"),
                authValue("", "nothing in it"),
                authValue("a+zz", "a wrong escape"),
                authValue("a=b", "an equals sign"),
                authValue("no-at-sign", "no at sign"),
                authValue("+3C+3E", "the null mailbox, escaped"),
                Scenario.of("AUTH= as long as its mailbox may be", Rfc4954Scenarios::longAuth, "RFC4954-3-2"),
                Scenario.of("the trace of a login", Rfc4954Scenarios::trace, "RFC4954-7-1"),
                Scenario.of(
                        "auth plain in lower case",
                        s -> offered(s.secure(), "PLAIN")
                                .line("auth plain " + Session.plain("", account(s), s.password())),
                        "RFC4954-8-1"));
    }

    private static Scenario authValue(String value, String what) {
        return Scenario.of(
                "AUTH= with " + what,
                s -> s.login()
                        .require(x -> x.offered().has("AUTH"), "AUTH is not offered")
                        .line("MAIL FROM:<" + s.own() + "> AUTH=" + value),
                "RFC4954-5-3");
    }

    /** An xtext whose every octet is escaped: the mailbox keeps to its limit, and the line does not (section 3, item 5). */
    private static void longAuth(Session s) {
        s.login().require(x -> x.offered().has("AUTH"), "AUTH is not offered");
        String command = "MAIL FROM:<" + s.own() + "> AUTH=";
        s.line(command + "a@b.example").require(x -> x.mail().open(), "a short AUTH= is refused too");
        s.line("RSET");
        String domain = "d".repeat(63) + "." + "e".repeat(63) + "." + "f".repeat(53) + ".example";
        String mailbox = "l".repeat(64) + "@" + domain;
        s.line(command + escaped(mailbox), "RFC4954-3-2");
    }

    private static String escaped(String mailbox) {
        StringBuilder out = new StringBuilder();
        mailbox.chars().forEach(c -> out.append(String.format("+%02X", c)));
        return out.toString();
    }

    /** The protocol in the Received field that the server adds (RFC 3848). */
    private static void trace(Session s) {
        Letter letter = s.login().require(x -> x.login().done(), "no login").letter();
        boolean tls = s.state().tls();
        s.submit(letter).accepted();
        String received = s.delivered(letter).message().values("Received").stream()
                .findFirst()
                .orElse("");
        boolean named = Pattern.compile("\\bwith\\s+(?:UTF8SMTP|ESMTP)" + (tls ? "SA" : "A") + "\\b")
                .matcher(received)
                .find();
        s.conclude("RFC4954-7-1", named ? Outcome.PASS : Outcome.WARN, "the trace says: " + received.strip());
    }

    /** State T where MAIL was seen to be refused: only then an accepted one says something about what went before. */
    static Session refusedWithoutLogin(Session s) {
        return gated(s).line("MAIL FROM:<" + s.own() + ">")
                .require(x -> !x.mail().open(), "MAIL is accepted without any login");
    }

    static Session gated(Session s) {
        if (s.target().config().admission() != org.msakit.policy.Admission.LOGIN_REQUIRED) {
            throw new PreconditionNotMet("NOT APPLICABLE: this client needs no login here");
        }
        return s;
    }

    private static List<String> transaction(Session s, String auth) {
        return List.of(
                auth, "MAIL FROM:<" + s.own() + ">", "RCPT TO:<" + s.target().recipient() + ">", "DATA");
    }

    /** Clear text where PLAIN is not offered. */
    private static Session withheld(Session s) {
        account(s);
        return s.hello()
                .require(x -> !x.tls(), "NOT APPLICABLE: TLS comes first")
                .require(
                        x -> !x.offered().mechanisms().contains("PLAIN")
                                && !x.offered().mechanisms().contains("LOGIN"),
                        "NOT APPLICABLE: plaintext mechanisms are offered in clear text");
    }

    /** Behind the 334 of AUTH PLAIN (state X). */
    static Session exchange(Session s) {
        account(s);
        return offered(s.secure(), "PLAIN")
                .line("AUTH PLAIN")
                .require(x -> x.phase() == Phase.SASL, "AUTH PLAIN was refused");
    }

    static Session offered(Session s, String mechanism) {
        return s.require(
                x -> x.offered().mechanisms().contains(mechanism), "NOT APPLICABLE: " + mechanism + " is not offered");
    }

    private static Session good(Session s) {
        return s.line("AUTH PLAIN " + Session.plain("", account(s), s.password()));
    }

    static String wrong(Session s) {
        return Session.plain("", account(s), "wrong-password");
    }

    /** The user name; a scenario about passwords needs one. */
    static String account(Session s) {
        if (s.user().isEmpty()) {
            throw new PreconditionNotMet("no account was given (--user, --password-file)");
        }
        return s.user();
    }
}
