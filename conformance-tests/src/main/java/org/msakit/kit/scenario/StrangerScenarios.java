package org.msakit.kit.scenario;

import java.util.List;
import org.msakit.kit.target.Need;
import org.msakit.model.Phase;
import org.msakit.monitor.Outcome;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** RFC 5321 sections 3.1 and 4.1.4, ALPACA: clients that are turned away, misnamed, or no mail clients at all. */
final class StrangerScenarios {
    private static final String NAME = "RFC5321-4.1.4-5";
    private static final String HTTP = "SEC-HTTP-1";

    private StrangerScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a client that was turned away says QUIT",
                        s -> turnedAway(s).line("NOOP").line("QUIT").end(),
                        "RFC5321-3.1-2"),
                Scenario.of(
                        "a client that was turned away goes on",
                        s -> turnedAway(s)
                                .line("EHLO [127.0.0.1]")
                                .line("MAIL FROM:<" + s.own() + ">")
                                .line("NOOP"),
                        "RFC5321-3.1-3"),
                Scenario.of("a name in EHLO that is not the client's", StrangerScenarios::misnamed, NAME),
                Scenario.of("a form posted by a browser", StrangerScenarios::posted, HTTP));
    }

    /** Behind a 554 in place of the greeting. */
    private static Session turnedAway(Session s) {
        if (s.state().phase() != Phase.TURNED_AWAY) {
            s.visit(Need.SERVICE_REFUSED).connect();
        }
        return s.require(x -> x.phase() == Phase.TURNED_AWAY, "the greeting was not 554");
    }

    /** The name may be wrong, and that must not decide over the message. */
    private static void misnamed(Session s) {
        Reply literal = outcome(s.secure());
        if (literal.code() != 250) {
            throw new PreconditionNotMet("refused under the own address too: " + literal.shortForm());
        }
        Reply wrong = outcome(s.reconnect().secure("no-such-host.invalid"));
        if (wrong.klass() == 4) {
            throw new PreconditionNotMet("the server was busy: " + wrong.shortForm());
        }
        s.conclude(NAME, wrong.code() == 250, "refused under a wrong name alone: " + wrong.shortForm());
    }

    /** The reply that ends a transaction, or the first refusal. */
    private static Reply outcome(Session s) {
        s.authenticate();
        for (String command :
                List.of("MAIL FROM:<" + s.own() + ">", "RCPT TO:<" + s.target().recipient() + ">", "DATA")) {
            if (s.line(command).lastReply().klass() > 3) {
                return s.lastReply();
            }
        }
        return s.require(x -> x.phase() == Phase.CONTENT, "no 354")
                .write(s.letter().onTheWire())
                .replies()
                .lastReply();
    }

    /** Commands in the body of a request; the lines above them are errors. */
    private static void posted(Session s) {
        s.greeting();
        String body = "EHLO a\r\nMAIL FROM:<" + s.own() + ">\r\nRCPT TO:<"
                + s.target().recipient() + ">\r\nDATA\r\nSubject: posted\r\n\r\nposted\r\n.\r\nQUIT\r\n";
        List<Reply> replies = s.unjudged(new Octets("POST / HTTP/1.1\r\nHost: x\r\n\r\n" + body), 13);
        long accepted = replies.stream().filter(r -> r.code() == 250).count();
        boolean submitted = accepted > 1 || replies.stream().anyMatch(r -> r.code() == 354);
        s.conclude(HTTP, submitted ? Outcome.WARN : Outcome.PASS, "the commands in the body of the request were done");
    }
}
