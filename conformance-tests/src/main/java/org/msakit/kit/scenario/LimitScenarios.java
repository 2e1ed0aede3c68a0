package org.msakit.kit.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.msakit.model.Phase;
import org.msakit.monitor.Outcome;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** RFC 5321 sections 3.8, 4.5.3.1, 4.5.3.2 and 6.1: how long a name, a line, a wait and a reply may be. */
final class LimitScenarios {
    private static final String NAME = "RFC5321-4.5.3.1.2-1";
    private static final String LINE = "RFC5321-4.5.3.1.4-1";
    private static final String TOO_LONG = "RFC5321-4.5.3.1.9-1";
    private static final String IDLE = "RFC5321-4.5.3.2.7-1";
    private static final String GOOD_BYE = "RFC5321-3.8-3";
    private static final String IN_TIME = "RFC5321-4.1.1.4-7";
    private static final String ENDLESS = "SEC-LINE-1";

    private static final int LONGEST_LINE = 512;
    private static final int MESSAGES = 20;
    private static final int PIECES = 10;
    private static final int PIECE = 1 << 20;
    private static final int PIECE_IN_MEMORY = 1 << 16;
    private static final Duration ALMOST_IDLE = Duration.ofSeconds(290);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration SURELY_IDLE = Duration.ofMinutes(10);
    private static final Duration RESPONSIVE = Duration.ofSeconds(5);
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final Duration SLOW = Duration.ofMinutes(1);
    private static final Duration TOO_SLOW = Duration.ofMinutes(10);

    private LimitScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("EHLO with a name of 253 octets", LimitScenarios::longName, NAME),
                Scenario.of("EHLO with a name of 255 octets", s -> s.greeting().line("EHLO " + name(255)), NAME),
                Scenario.of("NOOP of 512 octets", s -> longLine(s.login(), "NOOP"), LINE),
                Scenario.of("VRFY of 512 octets", s -> longLine(s.login(), "VRFY"), LINE),
                tooLong(2_000),
                tooLong(10_000),
                tooLong(70_000),
                Scenario.of("a line without an end", LimitScenarios::endless, ENDLESS),
                Scenario.of("290 seconds of silence", s -> almostIdle(s, Session::login), IDLE),
                Scenario.of("290 seconds of silence in a transaction", s -> almostIdle(s, Session::recipient), IDLE),
                Scenario.of("ten minutes of silence", LimitScenarios::idle, GOOD_BYE),
                Scenario.of("the time from the dot to its reply", LimitScenarios::delays, IN_TIME));
    }

    /** A domain of labels of 63 octets, the last one of what is left. */
    private static String name(int octets) {
        StringBuilder name = new StringBuilder();
        while (name.length() + 64 < octets) {
            name.append("n".repeat(63)).append('.');
        }
        return name + "n".repeat(octets - name.length());
    }

    private static void longName(Session s) {
        s.greeting().line("EHLO client.example");
        if (s.lastReply().code() != 250) {
            throw new PreconditionNotMet(
                    "a short name is refused as well: " + s.lastReply().shortForm());
        }
        Reply reply = s.line("EHLO " + name(253), NAME).lastReply();
        if (reply.code() == 500 || reply.code() == 501) {
            s.conclude(NAME, false, "a short name is accepted, one of 253 octets is answered by " + reply.shortForm());
        }
    }

    /** What a command gets with a short argument it gets with one that fills the line; a server may refuse any argument. */
    private static void longLine(Session s, String verb) {
        Reply brief = s.line(verb + " x").lastReply();
        String line = verb + " " + "x".repeat(LONGEST_LINE - verb.length() - 3);
        Reply full = s.line(line, LINE).lastReply();
        boolean refused = full.code() == 500 && brief.klass() == 2;
        if (refused) {
            s.conclude(LINE, false, "500 at 512 octets, " + brief.code() + " for a short argument");
        } else if (full.code() == brief.code()) {
            s.conclude(LINE, true, "");
        }
    }

    private static Scenario tooLong(int octets) {
        return Scenario.of(
                "a line of " + octets + " octets is one line",
                s -> s.login().line("NOOP " + "x".repeat(octets - 7), TOO_LONG).line("NOOP", TOO_LONG),
                TOO_LONG);
    }

    /** The line goes over a connection of its own, while this one asks whether the server still serves. */
    private static void endless(Session s) {
        s.login();
        Octets piece = new Octets("x".repeat(s.wire().overSockets() ? PIECE : PIECE_IN_MEMORY));
        try (Session other = s.beside()) {
            other.login();
            Duration patience = s.target().replyTimeout();
            boolean taken = true;
            for (int i = 0; i < PIECES && taken; i++) {
                taken = other.wire().pour(piece, patience);
                responsive(s);
            }
            if (taken) {
                other.wire().pour(Octets.CRLF, patience);
            }
            responsive(s);
        }
    }

    private static void responsive(Session s) {
        Duration time = s.lasting(() -> s.line("NOOP", ENDLESS));
        if (time.compareTo(RESPONSIVE) > 0) {
            s.conclude(ENDLESS, false, "another session waited " + time.toMillis() + " ms for the reply to NOOP");
        }
    }

    /** A server may leave at any moment for reasons of its own; what happens twice is taken for a limit. */
    private static void almostIdle(Session s, UnaryOperator<Session> begin) {
        silent(begin.apply(s.patient()));
        if (isEnded(s)) {
            silent(begin.apply(s.reconnect()));
        }
        if (isEnded(s)) {
            s.conclude(IDLE, Outcome.WARN, "ended by the server within " + ALMOST_IDLE.toSeconds() + " s of silence");
        } else {
            s.line("NOOP", IDLE);
        }
    }

    /** What ends at once does not end for the silence. */
    private static void silent(Session s) {
        s.idle(AT_ONCE);
        if (isEnded(s)) {
            throw new PreconditionNotMet("ended by the server before there was any silence");
        }
        s.idle(ALMOST_IDLE.minus(AT_ONCE));
    }

    private static boolean isEnded(Session s) {
        return s.over() || s.state().phase() == Phase.CLOSED;
    }

    private static void idle(Session s) {
        s.patient().login();
        int before = s.heard().size();
        s.idle(SURELY_IDLE);
        List<Reply> told = s.heard().subList(before, s.heard().size());
        if (told.stream().anyMatch(r -> r.code() == 421)) {
            s.conclude(GOOD_BYE, true, "");
        } else if (s.over()) {
            s.conclude(
                    GOOD_BYE,
                    Outcome.WARN,
                    "closed without a word after " + SURELY_IDLE.toMinutes() + " min of silence");
        } else {
            throw new PreconditionNotMet("not closed within " + SURELY_IDLE.toMinutes() + " min of silence");
        }
    }

    /** The RFC gives no figure for "quickly"; the median has to be below ten seconds. */
    private static void delays(Session s) {
        s.login();
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            s.sender().addRecipient().line("DATA").require(x -> x.phase() == Phase.CONTENT, "DATA was refused");
            Octets letter = s.letter().onTheWire();
            times.add(s.lasting(() -> s.write(letter, IN_TIME).replies()));
            s.accepted();
        }
        Collections.sort(times);
        Duration median = times.get(MESSAGES / 2);
        Duration longest = times.get(MESSAGES - 1);
        boolean quick = median.compareTo(QUICK) < 0;
        boolean lost = longest.compareTo(TOO_SLOW) > 0;
        boolean slow = longest.compareTo(SLOW) > 0;
        s.conclude(
                IN_TIME,
                lost ? Outcome.FAIL : slow ? Outcome.WARN : quick ? Outcome.PASS : Outcome.INCONCLUSIVE,
                "median " + median.toMillis() + " ms, longest " + longest.toMillis() + " ms");
    }
}
