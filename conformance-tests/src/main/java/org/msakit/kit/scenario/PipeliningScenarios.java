package org.msakit.kit.scenario;

import java.util.List;
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
                        "RFC2920-3.2-7"));
    }

    /** 354 makes the client send a dot, which must not become a message (section 3.2 (3), (4)). */
    private static void nobody(Session s) {
        pipelining(s.login()).group(List.of(mail(s), "RCPT TO:<>", "DATA"));
        Reply reply = s.lastReply();
        if (s.state().phase() != Phase.CONTENT) {
            s.book("RFC2920-3.2-3", reply.klass() == 5 ? Outcome.PASS : Outcome.INCONCLUSIVE, "" + reply.raw());
            throw new PreconditionNotMet("NOT APPLICABLE: DATA without a recipient is refused");
        }
        s.book("RFC2920-3.2-3", Outcome.WARN, "354 with nobody to send to");
        s.write(new Octets(".\r\n"), "RFC2920-3.2-4").replies();
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
