package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.answer;
import static org.msakit.server.mutant.Faults.ehloParameter;
import static org.msakit.server.mutant.Faults.ehloWithout;
import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.is;
import static org.msakit.server.mutant.Faults.remembering;
import static org.msakit.server.mutant.Faults.text;
import static org.msakit.server.mutant.Faults.verb;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/** Faults of BDAT and BODY=BINARYMIME (RFC 3030). */
final class ChunkingFaults {
    private static final Reply RECEIVED = Reply.of(250, "2.0.0", "Octets received");

    private ChunkingFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "chunking-parameter",
                        "RFC3030-2-1",
                        "lists CHUNKING with the parameter 65536",
                        ehloParameter("CHUNKING", "65536")),
                Mutant.of(
                                "binarymime-without-chunking",
                                "RFC3030-3-1",
                                "lists BINARYMIME and not CHUNKING",
                                ehloWithout("CHUNKING", s -> true))
                        .alsoBreaks("RFC5321-4.2-3"),
                Mutant.of(
                                "bdat-after-data-refused",
                                "RFC3030-2-2",
                                "refuses BDAT in a session that had a message by DATA",
                                afterData())
                        .alsoBreaks("RFC3030-2-3"),
                Mutant.of("chunk-251", "RFC3030-2-3", "answers a chunk with 251", input((state, input, next) -> {
                            Reply reply = next.handle(state, input);
                            boolean chunk = input instanceof Input.EndOfChunk && reply.code() == 250;
                            return chunk ? new Reply(251, reply.enhanced(), reply.lines()) : reply;
                        }))
                        .alsoBreaks("RFC3030-2-4", "RFC3030-2-14"),
                Mutant.of(
                                "empty-last-chunk-refused",
                                "RFC3030-2-4",
                                "refuses BDAT 0 LAST",
                                answer(
                                        "BDAT",
                                        (state, command) -> command.argument().equalsIgnoreCase("0 LAST"),
                                        Replies.BAD_ARGUMENT))
                        .alsoBreaks("RFC3030-2-14"),
                Mutant.of("chunk-behind-last", "RFC3030-2-5", "takes a chunk behind the last one", behindLast()),
                Mutant.of(
                                "refused-chunk-executed",
                                "RFC3030-2-6",
                                "runs the octets of a refused chunk as commands",
                                answer("BDAT", (state, c) -> state.transaction().isEmpty(), Replies.BAD_SEQUENCE))
                        .alsoBreaks("RFC3030-2-5"),
                Mutant.of(
                        "chunks-for-nobody-answered-once",
                        "RFC3030-2-7",
                        "answers only the first chunk of a transaction without recipients",
                        once()),
                Mutant.of(
                        "data-behind-chunk",
                        "RFC3030-2-8",
                        "takes DATA behind a chunk",
                        data(transaction -> transaction.chunks().isPresent())),
                Mutant.of(
                        "rset-keeps-chunks",
                        "RFC3030-2-9",
                        "puts the chunks from before RSET in front of the next message",
                        KeptChunks::new),
                Mutant.of(
                        "chunks-unstuffed",
                        "RFC3030-2-11",
                        "removes dots from lines that came by BDAT",
                        content(m -> m.replace("\r\n.", "\r\n"))),
                Mutant.of(
                        "chunk-characters-torn",
                        "RFC3030-2-12",
                        "puts a blank inside characters of several octets",
                        content(m -> m.replace("\u00C3\u00A9", "\u00C3 \u00A9"))),
                Mutant.of(
                        "chunk-size-unlimited",
                        "RFC3030-2-13",
                        "takes chunks of any size",
                        input((state, input, next) -> {
                            Reply reply = next.handle(state, input);
                            return input instanceof Input.EndOfChunk && reply.equals(Replies.TOO_BIG)
                                    ? RECEIVED
                                    : reply;
                        })),
                Mutant.of(
                        "pipelined-chunk-unanswered",
                        "RFC3030-2-14",
                        "does not answer the second chunk of a group",
                        SecondChunk::new),
                Mutant.of(
                        "binary-by-data", "RFC3030-3-2", "takes DATA for BODY=BINARYMIME", data(Transaction::isBinary)),
                Mutant.of(
                        "binary-nul-dropped",
                        "RFC3030-3-3",
                        "drops NUL from binary content",
                        content(m -> m.replace("\0", ""))),
                Mutant.of(
                                "binarymime-unoffered",
                                "RFC3030-3-4",
                                "takes BODY=BINARYMIME without offering it",
                                verb(
                                        "MAIL",
                                        (state, command, next) -> next.handle(
                                                state,
                                                new Input.CommandLine(
                                                        command.line().replace(" BODY=BINARYMIME", "")))))
                        .under(builder -> builder.without("BINARYMIME")));
    }

    private static Supplier<Mutation> afterData() {
        return remembering(() -> {
            AtomicBoolean had = new AtomicBoolean();
            return (state, input, next) -> {
                Reply reply = next.handle(state, input);
                had.compareAndSet(false, input instanceof Input.EndOfData);
                if (had.get() && input instanceof Input.EndOfChunk) {
                    state.endStoring();
                    state.reset();
                    return Replies.BAD_SEQUENCE;
                }
                return reply;
            };
        });
    }

    private static Supplier<Mutation> behindLast() {
        return remembering(() -> {
            AtomicBoolean ended = new AtomicBoolean();
            return (state, input, next) -> {
                boolean last = state.chunk().filter(chunk -> chunk.isLast()).isPresent();
                Reply reply = next.handle(state, input);
                if (!(input instanceof Input.EndOfChunk)) {
                    return reply;
                }
                boolean taken = ended.get() && reply.equals(Replies.BAD_SEQUENCE);
                ended.set(last && state.phase() == Phase.STORING);
                return taken ? RECEIVED : reply;
            };
        });
    }

    private static Supplier<Mutation> once() {
        return remembering(() -> {
            AtomicReference<Transaction> answered = new AtomicReference<>();
            return (state, input, next) -> {
                Optional<Transaction> open = state.transaction();
                Reply reply = next.handle(state, input);
                boolean forNobody = input instanceof Input.EndOfChunk
                        && open.filter(t -> t.size() == 0).isPresent();
                return forNobody && answered.getAndSet(open.get()) == open.get() ? Reply.NONE : reply;
            };
        });
    }

    /** Takes DATA where this holds for the transaction. */
    private static Supplier<Mutation> data(java.util.function.Predicate<Transaction> when) {
        return verb("DATA", (state, command, next) -> {
            Reply reply = next.handle(state, command);
            if (!reply.isNegative() || state.transaction().filter(when).isEmpty()) {
                return reply;
            }
            state.phase(Phase.DATA);
            return Replies.START_INPUT;
        });
    }

    /** Changes what is stored of a message that came by BDAT. */
    private static Supplier<Mutation> content(UnaryOperator<String> change) {
        return () -> new Mutation() {
            private boolean byChunks;

            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                byChunks = input instanceof Input.EndOfChunk;
                return next.handle(state, input);
            }

            @Override
            public List<StoredMessage> stored(StoredMessage message) {
                String changed = change.apply(message.content().text());
                return List.of(byChunks ? DeliveryFaults.with(message, changed) : message);
            }
        };
    }

    private static final class KeptChunks implements Mutation {
        private String kept = "";

        @Override
        public Reply handle(SessionState state, Input input, Handler next) {
            if (is(input, "RSET")) {
                kept = state.transaction()
                        .flatMap(Transaction::chunks)
                        .map(chunks -> chunks.all().text())
                        .orElse("");
            }
            return next.handle(state, input);
        }

        @Override
        public List<StoredMessage> stored(StoredMessage message) {
            String whole = kept + message.content().text();
            kept = "";
            return List.of(DeliveryFaults.with(message, whole));
        }
    }

    private static final class SecondChunk implements Mutation {
        private int chunks;
        private boolean group;

        @Override
        public byte[] received(SessionState state, byte[] octets) {
            group = text(octets).split("BDAT ", -1).length > 3;
            chunks = 0;
            return octets;
        }

        @Override
        public Reply handle(SessionState state, Input input, Handler next) {
            Reply reply = next.handle(state, input);
            boolean accepted = input instanceof Input.EndOfChunk && reply.code() == 250;
            return accepted && group && ++chunks == 2 ? Reply.NONE : reply;
        }
    }
}
