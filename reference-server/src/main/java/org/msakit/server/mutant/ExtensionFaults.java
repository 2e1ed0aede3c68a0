package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.ehloParameter;
import static org.msakit.server.mutant.Faults.ehloWithout;
import static org.msakit.server.mutant.Faults.in;
import static org.msakit.server.mutant.Faults.reply;
import static org.msakit.server.mutant.Faults.verb;
import static org.msakit.server.mutant.Faults.wire;

import java.util.List;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** Faults of extensions and their keywords (RFC 1870, 2034, 2920, 3461, 3463, 6152, RFC 6409 section 7). */
final class ExtensionFaults {
    private ExtensionFaults() {}

    static List<Mutant> all() {
        return List.of(
                missing("PIPELINING", "RFC6409-7-2"),
                missing("ENHANCEDSTATUSCODES", "RFC6409-7-3"),
                missing("DSN", "RFC6409-7-4"),
                missing("8BITMIME", "RFC6409-7-5").alsoBreaks("RFC6531-3.1-2"),
                parameter("PIPELINING", "100", "RFC2920-2-1"),
                parameter("SIZE", "unlimited", "RFC1870-3-1"),
                parameter("DSN", "FULL", "RFC3461-2-1"),
                parameter("ENHANCEDSTATUSCODES", "1", "RFC2034-3-1"),
                parameter("8BITMIME", "YES", "RFC6152-2-1"),
                Mutant.of(
                                "pipelined-reply-lost",
                                "RFC2920-3.2-1",
                                "does not answer a malformed RCPT in a group of commands",
                                ExtensionFaults::lostInGroup)
                        .alsoBreaks("RFC5321-4.3.2-1", "RFC2920-3.2-5"),
                Mutant.of(
                        "pipeline-cut-by-error",
                        "RFC2920-3.2-2",
                        "discards what follows an unknown command in a group",
                        ExtensionFaults::cutByError),
                Mutant.of(
                        "vrfy-without-enhanced-code",
                        "RFC2034-4-1",
                        "answers VRFY without enhanced status code",
                        reply("VRFY", r -> r.withEnhanced(""))),
                Mutant.of(
                        "vrfy-enhanced-class",
                        "RFC2034-4-2",
                        "answers VRFY with an enhanced code of another class",
                        reply("VRFY", r -> r.code() == 252 ? r.withEnhanced("5.5.2") : r)),
                Mutant.of(
                        "help-enhanced-changes",
                        "RFC2034-4-3",
                        "changes the enhanced code inside the reply to HELP",
                        wire("HELP", text -> text.replaceFirst("2\\.0\\.0", "2.1.0"))),
                Mutant.of(
                        "data-enhanced-code",
                        "RFC2034-4-4",
                        "puts an enhanced code into 354",
                        reply("DATA", r -> r.code() == 354 ? r.withEnhanced("2.0.0") : r)),
                Mutant.of(
                        "helo-without-enhanced-code",
                        "RFC2034-4-5",
                        "answers NOOP without enhanced code after HELO",
                        verb("NOOP", (state, command, next) -> {
                            Reply reply = next.handle(state, command);
                            boolean helo = state.hello().isPresent() && !state.extended();
                            return helo ? reply.withEnhanced("") : reply;
                        })),
                Mutant.of(
                        "enhanced-not-registered",
                        "RFC3463-2-2",
                        "answers VRFY with 2.5.9",
                        reply("VRFY", r -> r.code() == 252 ? r.withEnhanced("2.5.9") : r)),
                Mutant.of(
                        "enhanced-unusual-pair",
                        "RFC5248-2.4-1",
                        "answers an unknown command with 5.7.8",
                        reply("FOOB", r -> r.withEnhanced("5.7.8"))),
                Mutant.of(
                        "enhanced-leading-zero",
                        "RFC3463-2-1",
                        "answers VRFY with 2.05.2",
                        reply("VRFY", r -> r.code() == 252 ? r.withEnhanced("2.05.2") : r)));
    }

    private static Mutant missing(String keyword, String requirement) {
        return Mutant.of(
                "no-" + keyword.toLowerCase(java.util.Locale.ROOT),
                requirement,
                "does not list " + keyword + " after login",
                ehloWithout(keyword, Faults::in));
    }

    private static Mutant parameter(String keyword, String parameter, String requirement) {
        return Mutant.of(
                keyword.toLowerCase(java.util.Locale.ROOT) + "-parameter",
                requirement,
                "lists " + keyword + " with the parameter " + parameter,
                ehloParameter(keyword, parameter));
    }

    private static Mutation lostInGroup() {
        return new Mutation() {
            private boolean group;

            @Override
            public byte[] received(SessionState state, byte[] octets) {
                group = isGroup(octets);
                return octets;
            }

            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                Reply reply = next.handle(state, input);
                boolean lost = group && in(state) && reply.equals(Replies.BAD_RECIPIENT);
                return lost ? Reply.NONE : reply;
            }
        };
    }

    private static Mutation cutByError() {
        return new Mutation() {
            private boolean group;
            private boolean cut;

            @Override
            public byte[] received(SessionState state, byte[] octets) {
                group = isGroup(octets);
                cut = false;
                return octets;
            }

            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                if (cut) {
                    return Reply.NONE;
                }
                Reply reply = next.handle(state, input);
                cut = group && reply.equals(Replies.UNKNOWN_COMMAND);
                return reply;
            }
        };
    }

    private static boolean isGroup(byte[] octets) {
        String text = Faults.text(octets);
        return text.indexOf("\r\n") < text.length() - 2;
    }
}
