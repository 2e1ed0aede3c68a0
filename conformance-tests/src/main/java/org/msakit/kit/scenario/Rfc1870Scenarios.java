package org.msakit.kit.scenario;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.msakit.kit.target.Need;
import org.msakit.model.Phase;
import org.msakit.monitor.Outcome;
import org.msakit.wire.Reply;

/** RFC 1870: SIZE. */
final class Rfc1870Scenarios {
    /** A line whose dot is stuffed: 10 octets of content, 11 on the wire. */
    private static final String DOTTED = ".2345678\r\n";

    private Rfc1870Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.addAll(declared());
        all.addAll(sent());
        return all;
    }

    /** Sections 3, 6 and 6.1: what MAIL declares. */
    private static List<Scenario> declared() {
        List<Scenario> all = new ArrayList<>(List.of(
                Scenario.of(
                        "a size just above the limit",
                        s -> size(
                                s.mail().line("RSET"),
                                limit(s).add(BigInteger.ONE).toString()),
                        "RFC1870-6.1-1"),
                Scenario.of(
                        "sizes up to the limit",
                        s -> {
                            BigInteger limit = limit(s.mail().line("RSET"));
                            for (String size : List.of("0", "1", limit.toString())) {
                                size(s, size).line("RSET");
                            }
                        },
                        "RFC1870-6.1-2"),
                Scenario.of("two sizes", s -> size(s.login(), "10 SIZE=20"), "RFC1870-6-1"),
                Scenario.of("a size in a long line", Rfc1870Scenarios::longLine, "RFC1870-3-4")));
        for (String huge : List.of("99999999999999999999", "18446744073709551616", "4294967297")) {
            all.add(Scenario.of(
                    "a size of " + huge,
                    s -> {
                        boolean above = new BigInteger(huge).compareTo(limit(s.login())) > 0;
                        s.require(x -> above, "NOT APPLICABLE: the limit is above " + huge);
                        size(s, huge);
                    },
                    "RFC1870-3-2"));
        }
        for (String bad : List.of("=abc", "=-1", "=1.5", "=+5", "=", "", "=" + "1".repeat(21))) {
            all.add(Scenario.of(
                    "SIZE" + bad,
                    s -> offered(s.login()).line("MAIL FROM:<" + s.own() + "> SIZE" + bad),
                    "RFC1870-3-3"));
        }
        return all;
    }

    /** Sections 4, 5, 6 and 6.3: what is sent. */
    private static List<Scenario> sent() {
        return List.of(
                Scenario.of("a message above the limit", Rfc1870Scenarios::tooBig, "RFC1870-4-1")
                        .under(Need.SMALL_MESSAGES),
                Scenario.of(
                                "a message of the size of the limit, with many stuffed dots",
                                s -> {
                                    int limit = limit(s.login().takesMessages()).intValueExact();
                                    s.submit(ofSize(s.letter(), limit));
                                    judge(s, "RFC1870-5-1", Outcome.WARN);
                                },
                                "RFC1870-5-1")
                        .under(Need.SMALL_MESSAGES),
                Scenario.of(
                        "more than was declared",
                        s -> {
                            Letter letter = ofSize(offered(s.login()).letter(), 5_000);
                            submit(s, letter, 10);
                            boolean refused = s.lastReply().code() == 552;
                            boolean whole = refused
                                    || s.delivered(letter).message().body().equals(letter.body());
                            s.silence().conclude("RFC1870-6-2", whole, "the message was cut");
                        },
                        "RFC1870-6-2"),
                Scenario.of(
                        "as much as was declared",
                        s -> {
                            offered(s.login()).submit(ofSize(s.letter(), 2_000)).accepted();
                            submit(s, ofSize(s.letter(), 2_000), 2_000);
                            judge(s, "RFC1870-6.3-1", Outcome.FAIL);
                        },
                        "RFC1870-6.3-1"));
    }

    private static void tooBig(Session s) {
        int limit = limit(s.login()).intValueExact();
        Letter letter = ofSize(s.letter(), limit + 10_000);
        s.submit(letter);
        Reply reply = s.lastReply();
        if (reply.code() == 250) {
            s.conclude("RFC1870-4-1", false, "accepted although above the limit of " + limit);
            return;
        }
        boolean ofMailbox =
                reply.enhanced().filter(e -> e.toString().equals("5.2.3")).isPresent();
        Outcome outcome = reply.code() == 552 && !ofMailbox
                ? Outcome.PASS
                : reply.klass() == 5 ? Outcome.WARN : Outcome.INCONCLUSIVE;
        s.conclude("RFC1870-4-1", outcome, "refused by " + reply.raw());
        s.conclude("RFC1870-4-1", s.undelivered(letter), "refused and delivered all the same");
    }

    /** The same path in a short line and in one of 513 to 538 octets. */
    private static void longLine(Session s) {
        offered(s.login()).require(x -> x.offered().has("AUTH"), "NOT APPLICABLE: no AUTH to fill the line with");
        String path = "s".repeat(64) + "@" + "d".repeat(61) + "." + "e".repeat(61) + "." + "f".repeat(57) + ".example";
        String filler =
                "s".repeat(64) + "@" + "d".repeat(61) + "." + "e".repeat(61) + "." + "f".repeat(33) + ".example";
        s.line("MAIL FROM:<" + path + ">");
        int expected = s.lastReply().code();
        if (expected == 500 || expected == 501) {
            throw new PreconditionNotMet(
                    "the path is refused in a short line too: " + s.lastReply().raw());
        }
        s.line("RSET").line("MAIL FROM:<" + path + "> SIZE=00000000000000000001 AUTH=" + filler, "RFC1870-3-4");
        if (s.lastReply().code() == expected) {
            s.conclude("RFC1870-3-4", true, "");
        }
    }

    private static void judge(Session s, String row, Outcome tooBig) {
        int code = s.lastReply().code();
        Outcome outcome = code == 250 ? Outcome.PASS : code == 552 ? tooBig : Outcome.INCONCLUSIVE;
        s.conclude(row, outcome, "answered by " + s.lastReply().raw());
    }

    private static void submit(Session s, Letter letter, int declared) {
        size(s, Integer.toString(declared))
                .require(x -> x.mail().open(), "MAIL with SIZE was refused")
                .addRecipient()
                .line("DATA")
                .require(x -> x.phase() == Phase.CONTENT, "DATA was refused")
                .write(letter.onTheWire())
                .replies();
    }

    /** A letter of so many octets, dots unstuffed and without the final dot. */
    private static Letter ofSize(Letter letter, int octets) {
        int missing = octets - letter.message().raw().length();
        int lines = missing / DOTTED.length() - 1;
        int rest = missing - lines * DOTTED.length() - 2;
        return letter.text(DOTTED.repeat(lines) + "r".repeat(rest) + "\r\n");
    }

    private static Session size(Session s, String value) {
        return offered(s).line("MAIL FROM:<" + s.own() + "> SIZE=" + value);
    }

    private static BigInteger limit(Session s) {
        return offered(s).state().offered().parameters("SIZE").stream()
                .filter(p -> p.matches("\\d{1,20}"))
                .map(BigInteger::new)
                .filter(n -> n.signum() > 0)
                .findFirst()
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: SIZE announces no limit"));
    }

    private static Session offered(Session s) {
        return s.require(x -> x.offered().has("SIZE"), "NOT APPLICABLE: no SIZE");
    }
}
