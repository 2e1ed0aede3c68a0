package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.msakit.wire.Octets;
import org.msakit.wire.ReceivedField;

/** RFC 6531: SMTPUTF8. */
final class Rfc6531Scenarios {
    /** Octets that are no UTF-8 (RFC 3629 sections 3 and 4), by what is wrong with them. */
    private static final Map<String, String> NOT_UTF8 = Map.of(
            "a surrogate", "\u00ED\u00A0\u0080",
            "five octets for one character", "\u00F8\u0088\u0080\u0080\u0080",
            "the octet FF", "\u00FF",
            "a continuation without a start", "\u0080",
            "a start without a continuation", "\u00C3");

    private Rfc6531Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.addAll(addresses());
        all.addAll(queriesAndTrace());
        return all;
    }

    private static List<Scenario> addresses() {
        List<Scenario> all = new ArrayList<>(List.of(
                Scenario.of(
                        "SMTPUTF8 has no value",
                        s -> utf8(s.login())
                                .line("MAIL FROM:<" + s.own() + "> SMTPUTF8")
                                .line("RSET")
                                .line("MAIL FROM:<" + s.own() + "> SMTPUTF8=1"),
                        "RFC6531-3.4-1"),
                Scenario.of(
                        "addresses in UTF-8",
                        s -> asked(s).line("RCPT TO:<\u03B4\u03BF\u03BA@"
                                        + s.target().domain() + ">")
                                .line("RCPT TO:<u@b\u00FCcher.example>")
                                .line("RSET")
                                .line("MAIL FROM:<\u00FC@" + s.target().domain() + "> SMTPUTF8"),
                        "RFC6531-3.2-1",
                        "RFC6531-3.7.4-1"),
                Scenario.of(
                        "a recipient in UTF-8 without the parameter",
                        s -> utf8(s.mail()).line("RCPT TO:<\u03B4@" + s.target().domain() + ">"),
                        "RFC6531-3.5-1"),
                Scenario.of(
                        "a sender in UTF-8 without the parameter",
                        s -> utf8(s.login())
                                .line("MAIL FROM:<\u00FC@" + s.target().domain() + ">"),
                        "RFC6531-3.5-2")));
        NOT_UTF8.forEach((title, octets) -> all.add(Scenario.of(
                "an address with " + title,
                s -> utf8(s.login())
                        .write(new Octets(
                                "MAIL FROM:<a" + octets + "@" + s.target().domain() + "> SMTPUTF8\r\n"))
                        .replies(),
                "RFC6531-3.2-2")));
        return all;
    }

    private static List<Scenario> queriesAndTrace() {
        return List.of(
                Scenario.of(
                        "the names of the server are ASCII",
                        s -> utf8(s.login()).line("EHLO [127.0.0.1]"),
                        "RFC6531-3.7.1-1"),
                Scenario.of(
                        "VRFY with and without SMTPUTF8",
                        s -> utf8(s.login())
                                .line("VRFY " + s.target().config().unknownUser() + " SMTPUTF8")
                                .line("VRFY \u03B4@" + s.target().domain()),
                        "RFC6531-3.7.4-2"),
                Scenario.of(
                        "the protocol in the trace field",
                        s -> {
                            Letter letter = asked(s).addRecipient().letter();
                            s.line("DATA")
                                    .require(x -> x.phase() == org.msakit.model.Phase.CONTENT, "DATA was refused")
                                    .write(letter.onTheWire())
                                    .replies()
                                    .accepted();
                            String with = s.delivered(letter).message().values("Received").stream()
                                    .findFirst()
                                    .map(ReceivedField::of)
                                    .map(field -> field.clauses().getOrDefault("with", ""))
                                    .orElse("");
                            String fitting = "UTF8SMTP" + (s.state().tls() ? "S" : "")
                                    + (s.state().login().done() ? "A" : "");
                            s.conclude(
                                    "RFC6531-3.7.3-1",
                                    with.split(" ")[0].equalsIgnoreCase(fitting),
                                    "with " + with + " instead of " + fitting);
                        },
                        "RFC6531-3.7.3-1"));
    }

    private static Session asked(Session s) {
        return utf8(s.login())
                .line("MAIL FROM:<" + s.own() + "> SMTPUTF8")
                .require(x -> x.mail().open(), "MAIL with SMTPUTF8 was refused");
    }

    private static Session utf8(Session s) {
        return s.require(x -> x.offered().has("SMTPUTF8"), "NOT APPLICABLE: no SMTPUTF8");
    }
}
