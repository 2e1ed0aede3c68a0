package org.msakit.server.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.command.Input.CommandLine;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** A server that offers BURL (RFC 4468), which the correct one does not, fetches nothing, and has one thing wrong. */
final class BurlFault implements Mutation {
    private static final Reply UNTRUSTED = Reply.of(554, "5.7.14", "No trust in that server");
    private static final Reply DONE = Reply.of(250, "2.6.0", "Message accepted");

    private final Predicate<String> listed;
    private final BiPredicate<SessionState, CommandLine> when;
    private final Reply wrong;

    private BurlFault(Predicate<String> listed, BiPredicate<SessionState, CommandLine> when, Reply wrong) {
        this.listed = listed;
        this.when = when;
        this.wrong = wrong;
    }

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                                "burl-without-8bitmime",
                                "RFC4468-4-1",
                                "offers BURL and not 8BITMIME",
                                () -> new BurlFault(line -> !line.equals("8BITMIME"), (s, c) -> false, DONE))
                        .alsoBreaks("RFC6531-3.1-2")
                        .under(builder -> builder.without("SMTPUTF8"))
                        .alsoBreaks("RFC6409-7-5"),
                wrong(
                        "burl-without-recipient",
                        "RFC4468-6-1",
                        "accepts BURL without a recipient",
                        (s, c) -> recipients(s) == 0,
                        DONE),
                wrong(
                        "burl-of-another-user",
                        "RFC4468-3.3-1",
                        "fetches what another user may submit",
                        (s, c) -> recipients(s) > 0 && !c.line().contains("submit+alice:"),
                        DONE),
                wrong(
                        "burl-untrusted-552",
                        "RFC4468-6-2",
                        "answers a URL of an untrusted server by 552",
                        (s, c) -> recipients(s) > 0 && c.line().contains("submit+alice:"),
                        Reply.of(552, "5.3.4", "Too much")));
    }

    private static Mutant wrong(
            String id, String row, String description, BiPredicate<SessionState, CommandLine> when, Reply reply) {
        return Mutant.of(id, row, description, () -> new BurlFault(line -> true, when, reply));
    }

    @Override
    public Reply handle(SessionState state, Input input, Handler next) {
        if (Faults.is(input, "BURL") && Faults.in(state)) {
            return burl(state, (CommandLine) input);
        }
        Reply reply = next.handle(state, input);
        if (!Faults.is(input, "EHLO") || reply.isNegative()) {
            return reply;
        }
        List<String> lines =
                new ArrayList<>(reply.lines().stream().filter(listed).toList());
        lines.add("BURL imap");
        return reply.withLines(lines);
    }

    private Reply burl(SessionState state, CommandLine command) {
        if (when.test(state, command)) {
            state.reset();
            return wrong;
        }
        if (recipients(state) == 0) {
            return Replies.BAD_SEQUENCE;
        }
        state.reset();
        return UNTRUSTED;
    }

    private static int recipients(SessionState state) {
        return state.transaction().map(t -> t.size()).orElse(0);
    }
}
