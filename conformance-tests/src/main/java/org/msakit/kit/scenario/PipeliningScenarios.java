package org.msakit.kit.scenario;

import java.util.List;
import org.msakit.kit.target.Need;
import org.msakit.model.Phase;
import org.msakit.monitor.Outcome;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** RFC 2920 section 3: groups of commands in one write. */
final class PipeliningScenarios {
    private PipeliningScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a group with an error in it",
                        s -> {
                            pipelining(s.recipient().line("RSET"));
                            s.group(List.of("RSET", mail(s), rcpt(s), "RCPT TO:<", rcpt(s), "DATA"), "RFC2920-3.2-1");
                        },
                        "RFC2920-3.2-1"),
                Scenario.of(
                        "nothing is thrown away behind an error",
                        s -> pipelining(s.login().line("NOOP"))
                                .group(List.of("FOOBAR", "MAIL FROM:", "NOOP"), "RFC2920-3.2-2"),
                        "RFC2920-3.2-2"),
                Scenario.of(
                        "DATA in a group without a valid recipient",
                        PipeliningScenarios::nobody,
                        "RFC2920-3.2-3",
                        "RFC2920-3.2-4"),
                Scenario.of(
                        "DATA in a group whose last recipient is bad",
                        s -> pipelining(s.recipient().line("RSET"))
                                .group(List.of(mail(s), rcpt(s), "RCPT TO:<", "DATA"), "RFC2920-3.2-5"),
                        "RFC2920-3.2-5"),
                Scenario.of(
                        "commands behind the end of data",
                        s -> s.write(
                                        pipelining(s.data())
                                                .letter()
                                                .onTheWire()
                                                .plus(lines("RSET", mail(s), rcpt(s), "NOOP")),
                                        "RFC2920-3.1-1")
                                .replies(),
                        "RFC2920-3.1-1"),
                Scenario.of(
                        "QUIT behind the end of data",
                        s -> s.write(pipelining(s.data()).letter().onTheWire().plus(lines("QUIT")), "RFC2920-3.1-2")
                                .replies()
                                .end(),
                        "RFC2920-3.1-2"),
                Scenario.of(
                        "a group without a command that forces replies out",
                        s -> pipelining(s.recipient().line("RSET"))
                                .group(List.of(mail(s), rcpt(s), rcpt(s)), "RFC2920-3.2-6"),
                        "RFC2920-3.2-6"),
                Scenario.of(
                        "NOOP and unknown commands at the end of a group",
                        s -> pipelining(s.recipient().line("RSET"))
                                .group(List.of(mail(s), rcpt(s), "NOOP"), "RFC2920-3.2-7")
                                .line("RSET")
                                .group(List.of(mail(s), "FOOBAR"), "RFC2920-3.2-7"),
                        "RFC2920-3.2-7"),
                Scenario.of("EHLO at the start of a group", PipeliningScenarios::ehloFirst, "RFC2920-3.2-8"),
                Scenario.of("a group without PIPELINING", PipeliningScenarios::notOffered, "RFC2920-1-1"));
    }

    /** 354 makes the client send a dot, which must not become a message (section 3.2 (3), (4)). */
    private static void nobody(Session s) {
        pipelining(s.login()).group(List.of(mail(s), "RCPT TO:<>", "DATA"));
        Reply reply = s.lastReply();
        if (s.state().phase() != Phase.CONTENT) {
            s.conclude("RFC2920-3.2-3", reply.klass() == 5 ? Outcome.PASS : Outcome.INCONCLUSIVE, "" + reply.raw());
            throw new PreconditionNotMet("NOT APPLICABLE: DATA without a recipient is refused");
        }
        s.conclude("RFC2920-3.2-3", Outcome.WARN, "354 with nobody to send to");
        s.write(new Octets(".\r\n"), "RFC2920-3.2-4").replies();
    }

    /** EHLO has to be the last of a group; a server may refuse what follows, and must not mix the replies up. */
    private static void ehloFirst(Session s) {
        pipelining(s.login());
        List<Reply> replies = s.unjudged(lines("EHLO [127.0.0.1]", mail(s), rcpt(s)), 3);
        boolean refused = replies.stream().anyMatch(r -> r.klass() > 3);
        boolean inOrder = !replies.isEmpty() && replies.get(0).lines().size() > 1;
        boolean mixedUp = !refused && !inOrder && !replies.isEmpty();
        boolean whole = replies.size() == 3 && inOrder && !refused;
        s.conclude(
                "RFC2920-3.2-8",
                mixedUp ? Outcome.FAIL : whole ? Outcome.PASS : Outcome.INCONCLUSIVE,
                "answered by " + replies.stream().map(Reply::shortForm).toList());
    }

    /** A server that does not offer PIPELINING answers in order all the same, or refuses. */
    private static void notOffered(Session s) {
        s.login();
        if (s.state().offered().has("PIPELINING")) {
            s.visit(Need.NO_PIPELINING).login();
        }
        List<Reply> replies = s.unjudged(lines("NOOP", "NOOP"), 2);
        boolean both = replies.size() == 2 && replies.stream().allMatch(r -> r.code() == 250);
        boolean refused = s.transcript().closedByServer() || replies.stream().anyMatch(r -> r.klass() > 3);
        s.conclude(
                "RFC2920-1-1",
                both ? Outcome.PASS : refused ? Outcome.INCONCLUSIVE : Outcome.FAIL,
                "answered by " + replies.stream().map(Reply::shortForm).toList());
    }

    private static String mail(Session s) {
        return "MAIL FROM:<" + s.own() + ">";
    }

    private static String rcpt(Session s) {
        return "RCPT TO:<" + s.target().recipient() + ">";
    }

    private static Octets lines(String... commands) {
        Octets all = Octets.EMPTY;
        for (String command : commands) {
            all = all.plus(Octets.line(command));
        }
        return all;
    }

    private static Session pipelining(Session s) {
        return s.require(x -> x.offered().has("PIPELINING"), "NOT APPLICABLE: no PIPELINING");
    }
}
