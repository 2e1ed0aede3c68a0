package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;
import org.msakit.model.Hello;
import org.msakit.wire.Octets;

/** RFC 5321, in the order of its sections. */
final class Rfc5321Scenarios {
    private Rfc5321Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.addAll(lines());
        all.addAll(session());
        all.addAll(transaction());
        all.addAll(data());
        all.addAll(queries());
        return all;
    }

    /** Sections 2.3.8, 2.4, 4.1.1, 4.2: lines and octets. */
    private static List<Scenario> lines() {
        return List.of(
                Scenario.of(
                        "a command without its CRLF gets no reply",
                        s -> s.login()
                                .line("NOOP")
                                .write(new Octets("NOOP"), "RFC5321-2.4-1")
                                .silence()
                                .write(Octets.CRLF, "RFC5321-2.4-1")
                                .replies(),
                        "RFC5321-2.4-1"),
                Scenario.of(
                        "a command in segments of one octet",
                        s -> {
                            s.mail().line("RSET");
                            String line = "MAIL FROM:<" + s.own() + ">\r\n";
                            for (int i = 0; i < line.length(); i++) {
                                s.write(new Octets(line.substring(i, i + 1)), "RFC5321-2.4-2");
                            }
                            s.replies();
                        },
                        "RFC5321-2.4-2"),
                Scenario.of(
                        "LF alone does not end a command",
                        s -> s.login()
                                .write(new Octets("NOOP\n"))
                                .silence()
                                .write(Octets.CRLF)
                                .replies(),
                        "RFC5321-2.3.8-2"),
                Scenario.of(
                        "CR alone does not end a command",
                        s -> s.login()
                                .write(new Octets("NOOP\r"))
                                .silence()
                                .write(new Octets("NOOP\r\n"))
                                .replies()
                                .silence(),
                        "RFC5321-2.3.8-3"),
                Scenario.of(
                        "verbs in any case",
                        s -> {
                            s.recipient()
                                    .line("RSET")
                                    .line("NOOP")
                                    .line("EHLO [127.0.0.1]")
                                    .sender()
                                    .line("RSET");
                            for (String verb : List.of("nOoP", "rSeT", "eHlO [127.0.0.1]")) {
                                s.line(verb, "RFC5321-2.4-3");
                            }
                            s.line("mAiL fRoM:<" + s.own() + ">", "RFC5321-2.4-3");
                            s.line("rCpT tO:<" + s.target().recipient() + ">", "RFC5321-2.4-3");
                        },
                        "RFC5321-2.4-3"),
                Scenario.of(
                        "DATA and QUIT in any case",
                        s -> {
                            s.data().message("upper").sender().addRecipient();
                            s.line("dAtA", "RFC5321-2.4-3")
                                    .require(x -> x.phase() == org.msakit.model.Phase.CONTENT, "DATA was refused")
                                    .message("mixed");
                            s.line("qUiT", "RFC5321-2.4-3").end();
                        },
                        "RFC5321-2.4-3"),
                Scenario.of(
                        "trailing white space",
                        s -> s.recipient().line("RSET").line("NOOP ").line("RSET "),
                        "RFC5321-4.1.1-1"),
                Scenario.of(
                        "trailing white space in a transaction",
                        s -> s.recipient()
                                .line("RSET")
                                .line("MAIL FROM:<" + s.own() + "> ")
                                .require(x -> x.mail().open(), "MAIL with a trailing blank was refused")
                                .line("RCPT TO:<" + s.target().recipient() + "> "),
                        "RFC5321-4.1.1-1"),
                Scenario.of("an empty line", s -> s.login().line("").line("NOOP", "RFC5321-4.2-6"), "RFC5321-4.2-6"),
                Scenario.of(
                        "a long recipient in a short reply",
                        s -> s.mail().line("RCPT TO:<" + "r".repeat(64) + "@" + longDomain() + ">"),
                        "RFC5321-4.5.3.1.5-1"),
                Scenario.of(
                        "VRFY in any case",
                        s -> s.login().line("VRFY postmaster").line("vRfY postmaster", "RFC5321-2.4-3"),
                        "RFC5321-2.4-3"),
                Scenario.of(
                        "no reply without a command",
                        s -> s.login().line("NOOP").silence(),
                        "RFC5321-4.2-3"),
                Scenario.of(
                        "an unknown command",
                        s -> s.login().line("FOOB arg").line("NOOP", "RFC5321-3.8-1"),
                        "RFC5321-3.8-1",
                        "RFC5321-4.2.4-2"),
                Scenario.of("TURN", s -> s.login().line("TURN"), "RFC5321-4.2.4-2"),
                Scenario.of(
                        "SEND and SAML",
                        s -> s.login().line("SEND FROM:<" + s.own() + ">").line("SAML FROM:<" + s.own() + ">"),
                        "RFC5321-4.2.4-2"),
                Scenario.of(
                        "five unknown commands do not end the session",
                        s -> {
                            s.login().line("XMSAKIT1");
                            for (int i = 2; i <= 5; i++) {
                                s.line("XMSAKIT" + i, "RFC5321-3.8-2");
                            }
                            s.line("NOOP", "RFC5321-3.8-2");
                        },
                        "RFC5321-3.8-2"));
    }

    /** Sections 3.1, 3.2, 4.1.1.1, 4.1.1.5, 4.1.1.9, 4.1.1.10, 4.1.4. */
    private static List<Scenario> session() {
        return List.of(
                Scenario.of("greeting", s -> s.greeting().silence(), "RFC5321-3.1-1", "RFC5321-4.2-1", "RFC6409-7-7"),
                Scenario.of(
                        "EHLO with an address literal",
                        Session::hello,
                        "RFC5321-4.1.1.1-1",
                        "RFC5321-4.1.1.1-2",
                        "RFC5321-4.1.3-1"),
                Scenario.of(
                        "EHLO with an IPv6 literal",
                        s -> s.greeting().line("EHLO [IPv6:2001:db8::1]"),
                        "RFC5321-4.1.3-1"),
                Scenario.of(
                        "HELO", s -> s.greeting().line("HELO client.example"), "RFC5321-4.1.1.1-4", "RFC5321-3.2-1"),
                Scenario.of("EHLO without a name", s -> s.greeting().line("EHLO"), "RFC5321-4.1.4-1"),
                Scenario.of("EHLO with a malformed name", s -> s.greeting().line("EHLO -bad-"), "RFC5321-4.1.4-1"),
                Scenario.of(
                        "a refused EHLO leaves the transaction alone",
                        s -> s.recipient()
                                .line("EHLO")
                                .require(x -> x.mail().open(), "the malformed EHLO was accepted")
                                .line("DATA"),
                        "RFC5321-4.1.4-2"),
                Scenario.of(
                        "EHLO ends the transaction: no RCPT",
                        s -> s.recipient()
                                .line("EHLO [127.0.0.1]")
                                .line("RCPT TO:<" + s.target().recipient() + ">"),
                        "RFC5321-4.1.4-3"),
                Scenario.of(
                        "EHLO ends the transaction: no DATA",
                        s -> s.recipient().line("EHLO [127.0.0.1]").line("DATA"),
                        "RFC5321-4.1.4-3"),
                Scenario.of(
                        "HELO ends the transaction",
                        s -> s.recipient()
                                .line("HELO client.example")
                                .require(x -> x.hello() == Hello.HELO, "HELO was refused")
                                .line("DATA"),
                        "RFC5321-4.1.4-4"),
                Scenario.of(
                        "commands before EHLO",
                        s -> s.greeting().line("NOOP").line("RSET"),
                        "RFC5321-4.1.4-6",
                        "RFC5321-4.1.1.5-2",
                        "RFC5321-4.1.1.9-1"),
                Scenario.of("VRFY before EHLO", s -> s.greeting().line("VRFY postmaster"), "RFC5321-4.1.4-6"),
                Scenario.of(
                        "RSET where there is nothing to reset",
                        s -> s.secure().line("RSET").authenticate().line("RSET"),
                        "RFC5321-4.1.1.5-2"),
                Scenario.of(
                        "RSET ends the transaction",
                        s -> s.recipient().line("RSET").line("DATA").sender(),
                        "RFC5321-4.1.1.5-1"),
                Scenario.of(
                        "RSET ends the transaction: no RCPT",
                        s -> s.recipient()
                                .line("RSET")
                                .line("RCPT TO:<" + s.target().recipient() + ">"),
                        "RFC5321-4.1.1.5-1"),
                Scenario.of(
                        "RSET with an argument",
                        s -> s.recipient()
                                .line("RSET now")
                                .require(x -> x.mail().open(), "RSET with an argument was done")
                                .line("DATA"),
                        "RFC5321-4.1.1-2"),
                Scenario.of(
                        "NOOP leaves the transaction alone",
                        s -> s.secure()
                                .line("NOOP")
                                .authenticate()
                                .line("NOOP")
                                .sender()
                                .line("NOOP")
                                .addRecipient()
                                .line("NOOP")
                                .line("DATA"),
                        "RFC5321-4.1.1.9-1"),
                Scenario.of("NOOP with an argument", s -> s.login().line("NOOP hello world"), "RFC5321-4.1.1.9-2"),
                Scenario.of("QUIT first", s -> s.greeting().line("QUIT").end(), "RFC5321-4.1.1.10-1"),
                Scenario.of("QUIT after EHLO", s -> s.secure().line("QUIT").end(), "RFC5321-4.1.1.10-3"),
                Scenario.of(
                        "QUIT in a transaction", s -> s.recipient().line("QUIT").end(), "RFC5321-4.1.1.10-3"),
                Scenario.of("QUIT with an argument", s -> s.login().line("QUIT now"), "RFC5321-4.1.1-4"));
    }

    /** Sections 3.3, 4.1.1.2, 4.1.1.3, 4.1.1.11, 4.1.4, 4.5.1. */
    private static List<Scenario> transaction() {
        return List.of(
                Scenario.of(
                        "RCPT without MAIL",
                        s -> s.login().line("RCPT TO:<" + s.target().recipient() + ">"),
                        "RFC5321-3.3-2"),
                Scenario.of("DATA without MAIL", s -> s.login().line("DATA"), "RFC5321-3.3-3"),
                Scenario.of("DATA without RCPT", s -> s.mail().line("DATA"), "RFC5321-3.3-4"),
                Scenario.of(
                        "503 to DATA leaves the transaction alone",
                        s -> s.mail()
                                .line("DATA")
                                .require(
                                        x -> x.mail().cause() == org.msakit.model.Cause.REFUSED_DATA,
                                        "DATA was not answered by 503")
                                .line("RCPT TO:<" + s.target().recipient() + ">")
                                .line("DATA"),
                        "RFC5321-4.1.4-7"),
                Scenario.of(
                        "a second MAIL refused leaves the transaction alone",
                        s -> s.recipient()
                                .line("MAIL FROM:<" + s.own() + ">")
                                .require(x -> x.mail().hasRecipients(), "the second MAIL was accepted")
                                .line("DATA"),
                        "RFC5321-4.1.4-8"),
                Scenario.of(
                        "a second MAIL accepted starts anew",
                        s -> s.recipient()
                                .line("MAIL FROM:<" + s.own() + ">")
                                .require(x -> !x.mail().hasRecipients(), "NOT APPLICABLE: the second MAIL was refused")
                                .line("DATA"),
                        "RFC5321-4.1.1.2-1"),
                Scenario.of(
                        "three transactions in one session",
                        s -> {
                            s.data().message("one");
                            s.sender().addRecipient().line("DATA").message("two");
                            s.sender().addRecipient().line("DATA").message("three");
                        },
                        "RFC5321-4.1.4-9"),
                Scenario.of(
                        "MAIL without an argument",
                        s -> s.mail().line("RSET").line("MAIL").line("NOOP").sender(),
                        "RFC5321-4.1.4-10"),
                Scenario.of("MAIL FROM without a colon", s -> s.login().line("MAIL FROM"), "RFC5321-4.1.4-10"),
                Scenario.of("MAIL FROM: without a path", s -> s.login().line("MAIL FROM:"), "RFC5321-4.1.4-10"),
                Scenario.of("MAIL TO", s -> s.login().line("MAIL TO:<" + s.own() + ">"), "RFC5321-4.1.4-10"),
                Scenario.of(
                        "MAIL without the closing bracket",
                        s -> s.login().line("MAIL FROM:<" + s.own()),
                        "RFC5321-4.1.4-10"),
                Scenario.of(
                        "RCPT without an argument", s -> s.mail().line("RCPT").line("RCPT TO:"), "RFC5321-4.3.2-1"),
                Scenario.of("RCPT to the null path", s -> s.mail().line("RCPT TO:<>"), "RFC5321-4.3.2-1"),
                Scenario.of(
                        "RCPT without the closing bracket",
                        s -> s.mail().line("RCPT TO:<" + s.target().recipient()),
                        "RFC5321-4.3.2-1"),
                Scenario.of(
                        "an unknown local recipient",
                        s -> s.mail()
                                .line("RCPT TO:<" + s.target().config().unknownUser() + "@"
                                        + s.target().domain() + ">"),
                        "RFC5321-4.2-5"),
                Scenario.of(
                        "the postmaster of no domain",
                        s -> s.mail()
                                .line("RCPT TO:<Postmaster>")
                                .line("RSET")
                                .sender()
                                .line("RCPT TO:<pOsTmAsTeR>"),
                        "RFC5321-4.5.1-1"),
                Scenario.of(
                        "an unknown parameter of MAIL",
                        s -> s.login()
                                .line("MAIL FROM:<" + s.own() + "> ZZTEST=1")
                                .line("MAIL FROM:<" + s.own() + "> ZZFLAG"),
                        "RFC5321-4.1.1.11-1"),
                Scenario.of(
                        "an unknown parameter of RCPT",
                        s -> s.mail()
                                .line("RCPT TO:<" + s.target().recipient() + "> ZZTEST=1")
                                .line("RCPT TO:<" + s.target().recipient() + ">"),
                        "RFC5321-4.1.1.11-2"));
    }

    /** 189 octets, with a local-part of 64 the longest path of section 4.5.3.1.3. */
    private static String longDomain() {
        return "d".repeat(61) + "." + "e".repeat(61) + "." + "f".repeat(57) + ".example";
    }

    /** Section 4.1.1.4. */
    private static List<Scenario> data() {
        return List.of(
                Scenario.of("a message", s -> s.data().message("hello"), "RFC5321-4.1.1.4-1", "RFC5321-4.5.1-3"),
                Scenario.of(
                        "an empty message",
                        s -> s.data()
                                .write(new Octets(".\r\n"), "RFC5321-4.1.1.4-2")
                                .replies(),
                        "RFC5321-4.1.1.4-2"),
                Scenario.of(
                        "the end of data ends the transaction: no DATA",
                        s -> s.data().message("hello").line("DATA"),
                        "RFC5321-4.1.1.4-3"),
                Scenario.of(
                        "the end of data ends the transaction: no RCPT",
                        s -> s.data()
                                .message("hello")
                                .line("RCPT TO:<" + s.target().recipient() + ">"),
                        "RFC5321-4.1.1.4-3"),
                Scenario.of(
                        "DATA with an argument",
                        s -> s.recipient()
                                .line("DATA now")
                                .require(x -> x.mail().open(), "DATA with an argument ended the transaction")
                                .line("DATA"),
                        "RFC5321-4.1.1-3"),
                Scenario.of(
                        "LF dot LF does not end the data",
                        s -> s.data()
                                .write(new Octets(s.header() + "text\n.\n"))
                                .silence()
                                .write(new Octets("more\r\n.\r\n"))
                                .replies(),
                        "RFC5321-4.1.1.4-5",
                        "SEC-SMUG-1"));
    }

    /** Sections 3.5, 4.1.1.8, 4.2.4, 7.3. */
    private static List<Scenario> queries() {
        return List.of(
                Scenario.of(
                        "VRFY",
                        s -> s.login()
                                .line("VRFY " + s.target().config().unknownUser())
                                .line("VRFY " + s.target().recipient()),
                        "RFC5321-7.3-1"),
                Scenario.of("EXPN", s -> s.login().line("EXPN list"), "RFC5321-3.5.2-2"),
                Scenario.of(
                        "HELP",
                        s -> s.login().line("EHLO [127.0.0.1]").line("HELP").line("HELP MAIL"),
                        "RFC5321-4.1.1.8-1",
                        "RFC5321-4.1.1.1-3",
                        "RFC5321-4.2.4-1"),
                Scenario.of(
                        "HELP leaves the transaction alone",
                        s -> s.recipient().line("HELP").line("DATA"),
                        "RFC5321-4.1.1.8-1"));
    }
}
