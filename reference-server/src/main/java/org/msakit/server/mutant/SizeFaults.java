package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.text;
import static org.msakit.server.mutant.Faults.verb;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.command.Input.EndOfData;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/** Faults of SIZE (RFC 1870). */
final class SizeFaults {
    private static final Pattern DECLARED = Pattern.compile(" SIZE=(\\d{1,20})(?!\\d)");
    private static final BigInteger TWO_TO_32 = BigInteger.ONE.shiftLeft(32);
    private static final int SHORTEST_CUT = 1_024;

    private SizeFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "declared-size-ignored",
                        "RFC1870-6.1-1",
                        "takes a declared size just above the limit",
                        declared((size, limit) ->
                                size.compareTo(limit) > 0 && size.compareTo(TWO_TO_32) < 0 ? BigInteger.ONE : size)),
                Mutant.of(
                        "limit-itself-refused",
                        "RFC1870-6.1-2",
                        "refuses a declared size that is the limit",
                        declared((size, limit) -> size.equals(limit) ? size.add(BigInteger.ONE) : size)),
                Mutant.of(
                        "size-wraps-around",
                        "RFC1870-3-2",
                        "keeps declared sizes in 32 bits",
                        declared((size, limit) -> size.mod(TWO_TO_32))),
                Mutant.of(
                        "size-of-letters",
                        "RFC1870-3-3",
                        "takes SIZE=abc",
                        verb(
                                "MAIL",
                                (state, command, next) -> next.handle(
                                        state,
                                        new Input.CommandLine(command.line().replace("SIZE=abc", "SIZE=0"))))),
                Mutant.of(
                                "long-mail-refused",
                                "RFC1870-3-4",
                                "refuses MAIL above 512 octets",
                                verb(
                                        "MAIL",
                                        (state, command, next) -> command.line().length() > 510
                                                ? Replies.LINE_TOO_LONG
                                                : next.handle(state, command)))
                        .alsoBreaks("RFC4954-3-2"),
                Mutant.of(
                        "too-big-accepted",
                        "RFC1870-4-1",
                        "takes the start of a message above the limit",
                        input((state, input, next) -> next.handle(
                                state,
                                input instanceof EndOfData end && end.tooBig()
                                        ? new EndOfData(end.content(), false, end.malformed())
                                        : input))),
                Mutant.of(
                        "cut-at-declared-size",
                        "RFC1870-6-2",
                        "cuts a message at the size that MAIL declared",
                        DeliveryFaults.each(m -> {
                            String declared = m.parameters().getOrDefault("SIZE", Integer.toString(Integer.MAX_VALUE));
                            long length = Math.max(SHORTEST_CUT, Long.parseLong(declared));
                            int kept = (int) Math.min(length, m.content().length());
                            return List.of(m.withContent(m.content().slice(0, kept)));
                        })),
                Mutant.of(
                        "stuffed-dots-counted",
                        "RFC1870-5-1",
                        "counts stuffed dots as octets of the message",
                        StuffedDots::new));
    }

    /** Changes the size that MAIL declares, knowing the limit. */
    private static Supplier<Mutation> declared(BiFunction<BigInteger, BigInteger, BigInteger> change) {
        return verb("MAIL", (state, command, next) -> {
            Matcher matcher = DECLARED.matcher(command.line());
            if (!matcher.find()) {
                return next.handle(state, command);
            }
            BigInteger limit = BigInteger.valueOf(state.config().maxMessageSize());
            String size = change.apply(new BigInteger(matcher.group(1)), limit).toString();
            return next.handle(state, new Input.CommandLine(matcher.replaceFirst(" SIZE=" + size)));
        });
    }

    private static final class StuffedDots implements Mutation {
        private int dots;

        @Override
        public byte[] received(SessionState state, byte[] octets) {
            if (state.phase() == Phase.DATA) {
                dots = text(octets).split("\r\n\\.\\.", -1).length - 1;
            }
            return octets;
        }

        @Override
        public Reply handle(SessionState state, Input input, Handler next) {
            boolean above = input instanceof EndOfData end
                    && end.content().length() + dots > state.config().maxMessageSize();
            return next.handle(state, above ? new EndOfData(((EndOfData) input).content(), true, false) : input);
        }
    }
}
