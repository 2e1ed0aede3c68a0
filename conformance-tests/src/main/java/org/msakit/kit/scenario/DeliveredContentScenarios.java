package org.msakit.kit.scenario;

import java.util.List;
import org.msakit.kit.target.Delivery;
import org.msakit.monitor.Outcome;
import org.msakit.wire.Octets;

/** RFC 5321 sections 4.1.1.4, 4.5.2 and 4.5.3.1, RFC 6409 section 8: the body arrives as it was sent. */
final class DeliveredContentScenarios {
    private static final String LONGEST_LINE = "0123456789abcdef".repeat(63).substring(0, 998);

    private DeliveredContentScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "stuffed dots are removed",
                        s -> intact(s, "RFC5321-4.5.2-1", ".one\r\n..two\r\n.\r\nend\r\n"),
                        "RFC5321-4.5.2-1"),
                Scenario.of(
                        "a dot that the client forgot to stuff is removed",
                        s -> {
                            Letter letter = s.login().letter().text("x\r\nend\r\n");
                            String wire = letter.onTheWire().latin1().replace("\r\nx\r\n", "\r\n.x\r\n");
                            s.sender()
                                    .addRecipient()
                                    .line("DATA")
                                    .write(new Octets(wire))
                                    .replies()
                                    .accepted();
                            compare(s, letter, "RFC5321-4.5.2-1");
                        },
                        "RFC5321-4.5.2-1"),
                Scenario.of(
                        "tabs, trailing blanks and control octets arrive",
                        s -> {
                            StringBuilder body = new StringBuilder("\tindented\r\nblanks  \t \r\n \r\n");
                            for (char c = 1; c < ' '; c++) {
                                body.append(c == '\r' || c == '\n' ? "" : "<" + c + ">");
                            }
                            intact(s, "RFC5321-4.5.2-2", body + "\r\n");
                        },
                        "RFC5321-4.5.2-2"),
                Scenario.of(
                        "nothing is added to the end and nothing taken away",
                        s -> intact(s, "RFC5321-4.1.1.4-6", "last\r\n"),
                        "RFC5321-4.1.1.4-6"),
                Scenario.of(
                        "a line of 998 octets",
                        s -> {
                            Letter letter = s.login().letter().text(LONGEST_LINE + "\r\nend\r\n");
                            s.takesMessages().submitTo(recipients(s), letter);
                            mustBeTaken(s, letter, "RFC5321-4.5.3.1.6-1");
                        },
                        "RFC5321-4.5.3.1.6-1"),
                Scenario.of(
                        "a line of 998 octets and a stuffed dot",
                        s -> {
                            Letter letter = s.login().letter().text("." + LONGEST_LINE.substring(1) + "\r\nend\r\n");
                            s.takesMessages().submitTo(recipients(s), letter);
                            mustBeTaken(s, letter, "RFC5321-4.5.3.1.6-1");
                        },
                        "RFC5321-4.5.3.1.6-1"),
                Scenario.of("a line of 5000 octets", DeliveredContentScenarios::longLine, "RFC5321-4.5.3.1.6-2"),
                Scenario.of(
                        "a message of 65536 octets",
                        s -> {
                            s.login();
                            String line = "0123456789abcdef".repeat(4).substring(2) + "\r\n";
                            Letter letter = s.letter();
                            int missing = 65_536 - letter.message().raw().length();
                            String text = line.repeat(missing / line.length() - 1);
                            String rest = "r".repeat(missing - text.length() - 2) + "\r\n";
                            s.takesMessages().submit(letter.text(text + rest));
                            s.conclude(
                                    "RFC5321-4.5.3.1.7-1",
                                    s.lastReply().klass() != 5,
                                    "refused: " + s.lastReply().raw());
                        },
                        "RFC5321-4.5.3.1.7-1"),
                Scenario.of(
                        "a complete message is left as it is",
                        s -> {
                            Letter letter = s.login()
                                    .letter()
                                    .with("MIME-Version: 1.0")
                                    .with("Content-Type: text/plain; charset=us-ascii")
                                    .text("\r\nhello world\r\n");
                            s.submit(letter).accepted();
                            Delivery got = s.delivered(letter);
                            if (!got.message().body().equals(letter.body())) {
                                s.conclude("RFC6409-8-4", false, "the body arrived as " + start(got));
                            } else {
                                boolean kept = Fields.inOrder(letter.message(), got.message());
                                s.conclude(
                                        "RFC6409-8-4",
                                        kept ? Outcome.PASS : Outcome.WARN,
                                        "header fields were changed or moved");
                            }
                        },
                        "RFC6409-8-4"),
                Scenario.of("a NUL in the body", DeliveredContentScenarios::nul, "SEC-CTRL-4"));
    }

    private static void intact(Session s, String row, String text) {
        Letter letter = s.login().letter().text(text);
        s.submitTo(recipients(s), letter).accepted();
        compare(s, letter, row);
    }

    /** The body has to be the same, unless the server says that it encoded it (RFC 6409 section 8.4). */
    private static void compare(Session s, Letter letter, String row) {
        s.delivered(letter);
        for (Delivery got :
                s.deliveries().holding(letter.marker(), recipients(s).size())) {
            if (encoded(got)) {
                s.conclude(row, Outcome.INCONCLUSIVE, "the server put the body into another transfer encoding");
            } else {
                s.conclude(
                        row,
                        got.message().body().equals(letter.body()),
                        "for " + got.forwardPaths() + " arrived " + start(got));
            }
        }
    }

    /** A local mailbox, and where it can be seen a remote one: a server may treat the two ways differently. */
    private static List<String> recipients(Session s) {
        return s.target()
                .facilities()
                .remoteDomain()
                .map(domain -> List.of(s.target().recipient(), "content@" + domain))
                .orElse(List.of(s.target().recipient()));
    }

    private static boolean encoded(Delivery got) {
        return got.message().values("Content-Transfer-Encoding").stream()
                .anyMatch(v -> v.matches("(?i)quoted-printable|base64"));
    }

    private static void mustBeTaken(Session s, Letter letter, String row) {
        if (s.lastReply().klass() == 5) {
            s.conclude(row, false, "refused: " + s.lastReply().raw());
        } else {
            s.accepted();
            compare(s, letter, row);
        }
    }

    private static void longLine(Session s) {
        Letter letter = s.login().letter().text("x".repeat(5_000) + "\r\nend\r\n");
        s.submitTo(recipients(s), letter);
        if (s.lastReply().klass() == 5) {
            boolean named = List.of(500, 552, 554).contains(s.lastReply().code());
            s.conclude(
                    "RFC5321-4.5.3.1.6-2",
                    named ? Outcome.PASS : Outcome.INCONCLUSIVE,
                    "refused with " + s.lastReply().raw());
        } else {
            s.accepted();
            compare(s, letter, "RFC5321-4.5.3.1.6-2");
        }
    }

    private static void nul(Session s) {
        Letter letter = s.login().letter().text("before\0behind\r\nend\r\n");
        s.submit(letter);
        if (s.lastReply().klass() == 5) {
            s.conclude("SEC-CTRL-4", true, "");
            return;
        }
        Delivery got = s.accepted().delivered(letter);
        boolean whole = encoded(got) || got.message().body().latin1().matches("(?s).*before.*behind\r\nend\r\n");
        s.conclude("SEC-CTRL-4", whole, "cut: " + start(got));
    }

    private static String start(Delivery got) {
        Octets body = got.message().body();
        return body.length() <= 300 ? body.toString() : body.to(300) + "... (" + body.length() + " octets)";
    }
}
