package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.is;
import static org.msakit.server.mutant.Faults.octets;
import static org.msakit.server.mutant.Faults.octetsIn;
import static org.msakit.server.mutant.Faults.text;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/** Faults of groups of commands (RFC 2920 section 3). */
final class PipeliningFaults {
    private static final Pattern RECIPIENTS_LAST = Pattern.compile("MAIL [^\r]*\r\nRCPT [^\r]*\r\nRCPT [^\r]*\r\n");
    private static final Pattern NOOP_LAST = Pattern.compile("MAIL [^\r]*\r\nRCPT [^\r]*\r\nNOOP\r\n");

    private PipeliningFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                                "message-for-nobody",
                                "RFC2920-3.2-4",
                                "takes a message without recipients in a group",
                                ForNobody::new)
                        .alsoBreaks("RFC2920-3.2-3", "RFC5321-3.3-4"),
                Mutant.of(
                        "last-recipient-spoils-data",
                        "RFC2920-3.2-5",
                        "refuses DATA in a group whose last recipient was refused",
                        LastRecipient::new),
                Mutant.of(
                        "commands-behind-data-lost",
                        "RFC2920-3.1-1",
                        "throws RSET and what follows behind the end of data away",
                        octetsIn(
                                (s, text) -> s.phase() == Phase.DATA,
                                text -> text.replaceFirst("(?s)(\r\n\\.\r\n)RSET\r\n.*", "$1"))),
                Mutant.of(
                        "quit-behind-data-lost",
                        "RFC2920-3.1-2",
                        "throws QUIT behind the end of data away",
                        octetsIn(
                                (s, text) -> s.phase() == Phase.DATA,
                                text -> text.replaceFirst("(\r\n\\.\r\n)QUIT\r\n$", "$1"))),
                Mutant.of(
                        "replies-to-group-withheld",
                        "RFC2920-3.2-6",
                        "keeps the replies to a group back until the next command",
                        () -> new Withheld(RECIPIENTS_LAST, input -> is(input, "RCPT"))),
                Mutant.of(
                        "noop-reply-withheld",
                        "RFC2920-3.2-7",
                        "keeps the reply to NOOP in a group back until the next command",
                        () -> new Withheld(NOOP_LAST, input -> is(input, "NOOP"))));
    }

    private static boolean isGroup(byte[] octets) {
        String text = text(octets);
        return text.indexOf("\r\n") < text.length() - 2;
    }

    private static final class ForNobody implements Mutation {
        private boolean group;
        private boolean nobody;

        @Override
        public byte[] received(SessionState state, byte[] octets) {
            group = isGroup(octets);
            return octets;
        }

        @Override
        public Reply handle(SessionState state, Input input, Handler next) {
            boolean empty = state.transaction().filter(t -> t.size() == 0).isPresent();
            if (group && is(input, "DATA") && empty) {
                nobody = true;
                state.phase(Phase.DATA);
                return Replies.START_INPUT;
            }
            if (nobody && input instanceof Input.EndOfData) {
                nobody = false;
                state.phase(Phase.COMMAND);
                state.reset();
                return Reply.of(250, "2.0.0", "Message accepted");
            }
            return next.handle(state, input);
        }
    }

    private static final class LastRecipient implements Mutation {
        private boolean group;
        private boolean refused;

        @Override
        public byte[] received(SessionState state, byte[] octets) {
            group = isGroup(octets);
            return octets;
        }

        @Override
        public Reply handle(SessionState state, Input input, Handler next) {
            if (group && refused && is(input, "DATA")) {
                return Replies.BAD_SEQUENCE;
            }
            Reply reply = next.handle(state, input);
            refused = is(input, "RCPT") && reply.isNegative();
            return reply;
        }
    }

    private static final class Withheld implements Mutation {
        private final Pattern group;
        private final Predicate<Input> which;
        private String withheld = "";
        private boolean inGroup;

        Withheld(Pattern group, Predicate<Input> which) {
            this.group = group;
            this.which = which;
        }

        @Override
        public byte[] received(SessionState state, byte[] octets) {
            inGroup = group.matcher(text(octets)).matches();
            return octets;
        }

        @Override
        public byte[] sent(SessionState state, Input input, byte[] reply) {
            if (inGroup && which.test(input)) {
                withheld += text(reply);
                return new byte[0];
            }
            String all = withheld + text(reply);
            withheld = "";
            return octets(all);
        }
    }
}
