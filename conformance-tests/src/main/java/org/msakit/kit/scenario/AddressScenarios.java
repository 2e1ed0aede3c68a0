package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.msakit.kit.target.Delivery;
import org.msakit.model.Phase;
import org.msakit.monitor.Outcome;
import org.msakit.wire.Octets;

/** RFC 5321 sections 2.4, 4.1.2, 4.1.3, 4.5.1 and 4.5.3.1, RFC 6409 sections 4.2, 5.1 and 6.1: paths of MAIL and RCPT. */
final class AddressScenarios {
    /** Wrong by the grammar; {@code %d} stands for a domain that the server delivers. */
    private static final List<String> MALFORMED = List.of(
            "a@b@c.example", "a..b@%d", ".a@%d", "a.@%d", "a b@%d", "a@-x.example", "a@x..example", "a@x.example.");

    private static final List<String> BAD_LITERALS = List.of("[999.1.1.1]", "[IPv6:1::2::3]", "[IPv6:12345::]", "[]");
    private static final List<String> QUOTED = List.of("\"john doe\"", "\"a@b\"", "\"a\\\\b\"", "\"a\\\"b\"", "\"\"");

    private AddressScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (String form : MALFORMED) {
            all.add(Scenario.of(
                    "the malformed reverse-path " + form,
                    s -> s.login().line("MAIL FROM:<" + local(s, form) + ">"),
                    "RFC6409-5.1-1"));
            all.add(Scenario.of(
                    "the malformed forward-path " + form,
                    s -> s.mail().line("RCPT TO:<" + local(s, form) + ">").line("NOOP"),
                    "RFC6409-5.1-2"));
        }
        for (String literal : BAD_LITERALS) {
            all.add(Scenario.of(
                    "a recipient at the wrong literal " + literal,
                    s -> s.mail().line("RCPT TO:<u@" + literal + ">"),
                    "RFC5321-4.1.3-3"));
        }
        for (String quoted : QUOTED) {
            all.add(Scenario.of(
                    "the quoted local-part " + quoted,
                    s -> s.mail().line("RCPT TO:<" + quoted + "@" + s.target().domain() + ">"),
                    "RFC5321-4.1.2-3"));
        }
        for (String literal : List.of("[192.0.2.1]", "[IPv6:2001:db8::1]")) {
            all.add(Scenario.of(
                    "a recipient at " + literal, s -> s.mail().line("RCPT TO:<u@" + literal + ">"), "RFC5321-4.1.3-2"));
        }
        all.add(Scenario.of(
                "an underscore in the domain of the sender",
                s -> s.login().line("MAIL FROM:<a@b_c.example>"),
                "RFC5321-4.1.2-1"));
        all.add(Scenario.of(
                "an underscore in the domain of a recipient",
                s -> s.mail().line("RCPT TO:<a@b_c.example>"),
                "RFC5321-4.1.2-1"));
        all.add(Scenario.of(
                "a source route of the sender",
                s -> s.login().line("MAIL FROM:<@a.example,@b.example:" + s.own() + ">"),
                "RFC5321-4.1.2-2"));
        all.add(Scenario.of(
                "a source route of a recipient",
                s -> s.mail().line("RCPT TO:<@a.example:" + s.target().recipient() + ">"),
                "RFC5321-4.1.2-2"));
        all.add(Scenario.of(
                "a local-part of 64 octets",
                s -> s.login()
                        .line("MAIL FROM:<" + "a".repeat(64) + "@" + s.target().domain() + ">")
                        .line("RSET")
                        .sender()
                        .line("RCPT TO:<" + "b".repeat(64) + "@" + s.target().domain() + ">"),
                "RFC5321-4.5.3.1.1-1"));
        all.add(Scenario.of(
                "a reverse-path of 256 octets",
                s -> s.login().line("MAIL FROM:<" + longest() + ">"),
                "RFC5321-4.5.3.1.3-1"));
        all.add(Scenario.of(
                "a forward-path of 256 octets",
                s -> s.mail().line("RCPT TO:<" + longest() + ">"),
                "RFC5321-4.5.3.1.3-1"));
        all.add(Scenario.of("the domain in any case", AddressScenarios::domainCase, "RFC5321-2.4-5"));
        all.add(Scenario.of("quoted spellings of a mailbox", AddressScenarios::quotedMailbox, "RFC5321-4.1.2-4"));
        all.add(Scenario.of(
                "the postmaster of a local domain",
                s -> {
                    s.mail();
                    for (String path : List.of("postmaster", "PostMaster")) {
                        s.line("RCPT TO:<" + path + "@" + s.target().domain() + ">", "RFC5321-4.5.1-2");
                    }
                },
                "RFC5321-4.5.1-2"));
        all.add(Scenario.of(
                "Latin-1 in the reverse-path",
                s -> octets(s.login(), "MAIL FROM:<caf\u00e9@" + s.target().domain() + ">"),
                "RFC5321-2.4-6"));
        all.add(Scenario.of(
                "Latin-1 in a forward-path",
                s -> octets(s.mail(), "RCPT TO:<\u00e9@" + s.target().domain() + ">"),
                "RFC5321-2.4-6"));
        all.add(Scenario.of(
                "the address of another account",
                s -> {
                    String other = s.login()
                            .target()
                            .facilities()
                            .second()
                            .orElseThrow(() -> new PreconditionNotMet(
                                    "NOT APPLICABLE: no second account was given (--user2, --password2-file)"))
                            .user();
                    s.line("MAIL FROM:<"
                            + (other.contains("@")
                                    ? other
                                    : other + "@" + s.target().domain()) + ">");
                    int code = s.lastReply().code();
                    Outcome outcome = code == 250 || code == 550
                            ? Outcome.PASS
                            : code == 530 || code == 535
                                    ? Outcome.FAIL
                                    : code / 100 == 4 ? Outcome.INCONCLUSIVE : Outcome.WARN;
                    s.conclude("RFC6409-6.1-1", outcome, s.lastReply().raw().toString());
                },
                "RFC6409-6.1-1"));
        all.add(Scenario.of(
                "a blank behind the colon",
                s -> s.login()
                        .line("MAIL FROM: <" + s.own() + ">")
                        .line("RSET")
                        .sender()
                        .line("RCPT TO: <" + s.target().recipient() + ">"),
                "RFC5321-3.3-1"));
        for (String wrong : List.of("=5", "SIZE==5", "SIZE=", "-SIZE=5", "SIZE =5")) {
            all.add(Scenario.of(
                    "the malformed parameter " + wrong,
                    s -> s.login()
                            .require(x -> x.offered().has("SIZE"), "NOT APPLICABLE: no SIZE")
                            .line("MAIL FROM:<" + s.own() + "> " + wrong),
                    "RFC5321-4.1.2-5"));
        }
        all.add(Scenario.of(
                "a sender in a domain of one label",
                s -> qualified(s, "user@singlelabel", s.login().target().recipient(), "RFC6409-4.2-1"),
                "RFC6409-4.2-1"));
        all.add(Scenario.of(
                "a recipient in a domain of one label",
                s -> qualified(s.login(), s.own(), "bob@singlelabel", "RFC6409-4.2-1"),
                "RFC6409-4.2-1"));
        all.add(Scenario.of(
                "a recipient without a domain",
                s -> qualified(s.login(), s.own(), "bob", "RFC6409-4.2-4"),
                "RFC6409-4.2-4"));
        return all;
    }

    private static String local(Session s, String form) {
        return form.replace("%d", s.target().domain());
    }

    /** 256 octets with its angle brackets. */
    private static String longest() {
        return "r".repeat(64) + "@" + "d".repeat(61) + "." + "e".repeat(61) + "." + "f".repeat(57) + ".example";
    }

    private static void domainCase(Session s) {
        String recipient = s.mail().target().recipient();
        int at = recipient.indexOf('@');
        String upper = recipient.substring(at).toUpperCase(Locale.ROOT);
        int usual = code(s, recipient);
        int other = code(s, recipient.substring(0, at) + upper);
        s.conclude(
                "RFC5321-2.4-5",
                usual / 100 == other / 100 || usual / 100 == 4 || other / 100 == 4,
                usual + " and " + other);
    }

    private static void quotedMailbox(Session s) {
        String recipient = s.mail().target().recipient();
        int at = recipient.indexOf('@');
        String name = recipient.substring(0, at);
        String domain = recipient.substring(at);
        int usual = code(s, recipient);
        for (String spelling : List.of("\"" + name + "\"", "\"" + name.charAt(0) + "\\" + name.substring(1) + "\"")) {
            int other = code(s, spelling + domain);
            s.conclude(
                    "RFC5321-4.1.2-4",
                    usual / 100 == other / 100 || usual / 100 == 4 || other / 100 == 4,
                    spelling + ": " + usual + " and " + other);
        }
    }

    private static int code(Session s, String recipient) {
        return s.line("RCPT TO:<" + recipient + ">").lastReply().code();
    }

    /** A line of one octet per character. */
    private static Session octets(Session s, String line) {
        return s.write(new Octets(line + "\r\n")).replies();
    }

    /** Refused, which the model judges, or taken and completed before it goes out. */
    private static void qualified(Session s, String sender, String recipient, String row) {
        s.line("MAIL FROM:<" + sender + ">");
        if (s.lastReply().klass() == 2) {
            s.line("RCPT TO:<" + recipient + ">");
        }
        if (s.lastReply().klass() != 2) {
            return;
        }
        Letter letter = s.letter();
        s.deliveries();
        s.line("DATA").require(x -> x.phase() == Phase.CONTENT, "DATA was refused");
        s.write(letter.onTheWire()).replies();
        if (s.lastReply().klass() == 5) {
            s.conclude(row, Outcome.INCONCLUSIVE, "refused at the end of data, which may have another reason");
            return;
        }
        Delivery got = s.accepted().delivered(letter);
        String wrong = sender.equals(s.own()) ? recipient : sender;
        boolean kept = got.reversePath().equals(wrong) || got.forwardPaths().contains(wrong);
        s.conclude(row, !kept, "went out as " + wrong);
    }
}
