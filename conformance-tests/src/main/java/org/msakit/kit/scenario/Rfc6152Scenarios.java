package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;
import org.msakit.kit.target.Delivery;
import org.msakit.model.Phase;
import org.msakit.monitor.Outcome;
import org.msakit.wire.Octets;

/** RFC 6152: 8BITMIME; RFC 5322 sections 2.1.1 and 3.6: what 8BITMIME does not cover. */
final class Rfc6152Scenarios {
    private static final int LONGEST_LINE = 998;

    private Rfc6152Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(List.of(
                Scenario.of(
                        "body types",
                        s -> {
                            s.mail().line("RSET");
                            for (String body : List.of("BODY=8BITMIME", "BODY=7BIT", "body=8bitmime")) {
                                offered(s)
                                        .line("MAIL FROM:<" + s.own() + "> " + body)
                                        .line("RSET");
                            }
                        },
                        "RFC6152-3-1"),
                Scenario.of(
                        "8-bit text arrives",
                        s -> {
                            Letter letter =
                                    Encodings.eightBit(eightBit(s).letter()).text(upperHalf() + "\r\n");
                            submit(s, letter);
                            s.accepted();
                            Delivery got = s.delivered(letter);
                            s.conclude(
                                    "RFC6152-3-2",
                                    Encodings.decoded(got.message()).equals(letter.body()),
                                    "the body arrived as " + got.message().body());
                        },
                        "RFC6152-3-2"),
                Scenario.of("8 bits in the header", Rfc6152Scenarios::header, "RFC5322-3.6-1"),
                Scenario.of("the lines of a long header", Rfc6152Scenarios::lines, "RFC5322-2.1.1-1")));
        for (String bad : List.of("BODY=9BIT", "BODY=", "BODY", "BODY=7BIT BODY=8BITMIME")) {
            all.add(Scenario.of(
                    bad, s -> offered(s.login()).line("MAIL FROM:<" + s.own() + "> " + bad), "RFC6152-2-2"));
        }
        return all;
    }

    private static void header(Session s) {
        Letter plain = eightBit(s).letter();
        Letter letter = plain.without("Subject").with("Subject: " + plain.marker() + " caf\u00E9");
        submit(s, letter);
        if (s.lastReply().code() != 250) {
            s.conclude(
                    "RFC5322-3.6-1",
                    s.lastReply().klass() == 5 ? Outcome.PASS : Outcome.INCONCLUSIVE,
                    "refused by " + s.lastReply().raw());
            return;
        }
        boolean raw = s.delivered(letter).message().fields().stream()
                .anyMatch(f -> f.raw().chars().anyMatch(c -> c > 0x7F));
        s.conclude("RFC5322-3.6-1", raw ? Outcome.WARN : Outcome.PASS, "handed on as it came");
    }

    /** Nothing is longer, and nothing ends otherwise, than what was sent. */
    private static void lines(Session s) {
        StringBuilder cc = new StringBuilder("Cc: <c0@")
                .append(s.login().target().domain())
                .append('>');
        for (int i = 1; i < 60; i++) {
            cc.append(",\r\n <c")
                    .append(i)
                    .append('@')
                    .append(s.target().domain())
                    .append('>');
        }
        Letter letter = s.letter().with(cc.toString()).text("short\r\n");
        s.submit(letter).accepted();
        String got = s.delivered(letter).message().raw().latin1();
        boolean bare = got.matches("(?s).*(?:(?<!\r)\n|\r(?!\n)).*");
        boolean tooLong = List.of(got.split("\r\n", -1)).stream().anyMatch(line -> line.length() > LONGEST_LINE);
        s.conclude(
                "RFC5322-2.1.1-1",
                !bare && !tooLong,
                bare ? "a bare CR or LF was put in" : "a line above " + LONGEST_LINE + " octets was made");
    }

    private static String upperHalf() {
        StringBuilder octets = new StringBuilder();
        for (char c = 0x80; c <= 0xFF; c++) {
            octets.append(c);
        }
        return octets.toString();
    }

    private static Session eightBit(Session s) {
        return offered(s.login())
                .line("MAIL FROM:<" + s.own() + "> BODY=8BITMIME")
                .require(x -> x.mail().open(), "MAIL with BODY=8BITMIME was refused")
                .addRecipient();
    }

    private static void submit(Session s, Letter letter) {
        Octets wire = letter.onTheWire();
        s.line("DATA")
                .require(x -> x.phase() == Phase.CONTENT, "DATA was refused")
                .write(wire)
                .replies();
    }

    private static Session offered(Session s) {
        return s.require(x -> x.offered().has("8BITMIME"), "NOT APPLICABLE: no 8BITMIME");
    }
}
