package org.msakit.server.mutant;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.command.Input.CommandLine;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** Faults of the syntax of paths (RFC 5321 sections 2.4, 4.1.2, 4.1.3 and 4.5.3.1, RFC 6409 section 4.2). */
final class AddressFaults {
    /** Completes a name for the correct server, and is cut off again where the message is handed on. */
    private static final String COMPLETED = ".completed.example";

    private AddressFaults() {}

    static List<Mutant> all() {
        return List.of(
                refused(
                        "domain-case-matters",
                        "RFC5321-2.4-5",
                        "knows mailboxes under the domain in lower case only",
                        path -> path.matches("TO:<bob@[^>]*[A-Z][^>]*>.*"),
                        Replies.NO_SUCH_MAILBOX),
                Mutant.of(
                                "eight-bit-path-accepted",
                                "RFC5321-2.4-6",
                                "takes octets above 127 in paths",
                                rewritten(path -> path.replaceAll("[\\x80-\\xFF]", "e"), UnaryOperator.identity()))
                        .alsoBreaks("RFC6531-3.5-1", "RFC6531-3.5-2", "RFC6531-3.2-2"),
                Mutant.of(
                        "underscore-accepted",
                        "RFC5321-4.1.2-1",
                        "takes an underscore in a domain",
                        rewritten(path -> path.replaceAll("(?<=@[a-z]{1,9})_", "-"), UnaryOperator.identity())),
                refused(
                        "source-route-refused",
                        "RFC5321-4.1.2-2",
                        "takes a source route for a syntax error",
                        path -> path.matches("(?:FROM|TO):<@.*"),
                        Replies.BAD_ARGUMENT),
                refused(
                        "quoted-local-part-refused",
                        "RFC5321-4.1.2-3",
                        "takes a quoted local-part for a syntax error",
                        path -> path.matches("(?:FROM|TO):<\".*"),
                        Replies.BAD_ARGUMENT),
                refused(
                        "quotes-make-a-difference",
                        "RFC5321-4.1.2-4",
                        "takes the quotes for a part of the name",
                        path -> path.startsWith("TO:<\"b"),
                        Replies.NO_SUCH_MAILBOX),
                refused(
                        "address-literal-refused",
                        "RFC5321-4.1.3-2",
                        "takes an address literal for a syntax error",
                        path -> path.matches("TO:<[^\"]*@\\[.*"),
                        Replies.BAD_ARGUMENT),
                refused(
                        "no-postmaster-of-the-domain",
                        "RFC5321-4.5.1-2",
                        "knows no postmaster of its domains",
                        path -> path.matches("(?i)TO:<postmaster@.*"),
                        Replies.NO_SUCH_MAILBOX),
                refused(
                        "local-part-of-64-refused",
                        "RFC5321-4.5.3.1.1-1",
                        "takes local-parts of 63 octets",
                        path -> path.matches("(?:FROM|TO):<[^@]{64}@.{0,180}"),
                        Replies.BAD_ARGUMENT),
                refused(
                                "path-of-256-refused",
                                "RFC5321-4.5.3.1.3-1",
                                "takes paths of 255 octets",
                                path -> path.matches("(?:FROM|TO):.{256,}"),
                                Replies.BAD_ARGUMENT)
                        .alsoBreaks("RFC3461-5.4-1", "RFC4954-3-2"),
                Mutant.of(
                        "malformed-parameter-ignored",
                        "RFC5321-4.1.2-5",
                        "ignores a malformed parameter",
                        rewritten(path -> path.replaceAll("(?<=>) -SIZE=5$", ""), UnaryOperator.identity())),
                Mutant.of(
                        "single-label-relayed",
                        "RFC6409-4.2-1",
                        "hands on domains of one label",
                        rewritten(
                                path -> path.replace("@singlelabel>", "@singlelabel" + COMPLETED + ">"),
                                path -> path.replace(COMPLETED, ""))),
                Mutant.of(
                        "recipient-without-domain-relayed",
                        "RFC6409-4.2-4",
                        "hands on a recipient without a domain",
                        rewritten(
                                path -> path.replace("TO:<bob>", "TO:<bob@x" + COMPLETED + ">"),
                                path -> path.replace("@x" + COMPLETED, ""))));
    }

    private static Mutant refused(
            String id, String requirement, String description, Predicate<String> argument, Reply reply) {
        return Mutant.of(
                id,
                requirement,
                description,
                Faults.input((state, input, next) ->
                        Faults.in(state) && isEnvelope(input) && argument.test(((CommandLine) input).argument())
                                ? reply
                                : next.handle(state, input)));
    }

    private static boolean isEnvelope(Input input) {
        return Faults.is(input, "MAIL") || Faults.is(input, "RCPT");
    }

    /** Reads another argument than was sent, and stores other paths than were read. */
    private static Supplier<Mutation> rewritten(UnaryOperator<String> argument, UnaryOperator<String> stored) {
        return () -> new Mutation() {
            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                if (!Faults.in(state) || !isEnvelope(input)) {
                    return next.handle(state, input);
                }
                CommandLine line = (CommandLine) input;
                return next.handle(state, new CommandLine(line.verb() + " " + argument.apply(line.argument())));
            }

            @Override
            public List<StoredMessage> stored(StoredMessage m) {
                StoredMessage to = m.to(m.forwardPaths().stream().map(stored).toList());
                return List.of(to.from(stored.apply(m.reversePath())));
            }
        };
    }
}
