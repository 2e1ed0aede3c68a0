package org.msakit.server.mutant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.command.Input.CommandLine;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** Building blocks of faults. */
final class Faults {
    private Faults() {}

    /** Handles one verb in another way. */
    @FunctionalInterface
    interface VerbHook {
        Reply handle(SessionState state, CommandLine command, Handler next);
    }

    /** Handles any input in another way. */
    @FunctionalInterface
    interface InputHook {
        Reply handle(SessionState state, Input input, Handler next);
    }

    /** A fault without memory. */
    static Supplier<Mutation> input(InputHook hook) {
        return () -> new Mutation() {
            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                return hook.handle(state, input, next);
            }
        };
    }

    /** A fault with a memory of its own for each session. */
    static Supplier<Mutation> remembering(Supplier<InputHook> hook) {
        return () -> input(hook.get()).get();
    }

    /** Runs the verb in another way. */
    static Supplier<Mutation> verb(String verb, VerbHook hook) {
        return input((state, input, next) ->
                is(input, verb) ? hook.handle(state, (CommandLine) input, next) : next.handle(state, input));
    }

    /** Gives a fixed reply to the verb, which is not run, where the condition holds. */
    static Supplier<Mutation> answer(String verb, BiPredicate<SessionState, CommandLine> when, Reply reply) {
        return verb(verb, (state, command, next) -> when.test(state, command) ? reply : next.handle(state, command));
    }

    /** Runs the verb and changes its reply. */
    static Supplier<Mutation> reply(String verb, UnaryOperator<Reply> change) {
        return verb(verb, (state, command, next) -> change.apply(next.handle(state, command)));
    }

    /** Changes lines of a positive EHLO reply. */
    static Supplier<Mutation> ehlo(BiPredicate<SessionState, String> where, Function<String, List<String>> change) {
        return verb("EHLO", (state, command, next) -> {
            Reply reply = next.handle(state, command);
            if (reply.isNegative()) {
                return reply;
            }
            List<String> lines = new ArrayList<>();
            for (String line : reply.lines()) {
                lines.addAll(where.test(state, line) ? change.apply(line) : List.of(line));
            }
            return reply.withLines(lines);
        });
    }

    /** Adds text to the EHLO line of a keyword. */
    static Supplier<Mutation> ehloParameter(String keyword, String parameter) {
        return ehlo((state, line) -> isKeyword(line, keyword), line -> List.of(keyword + " " + parameter));
    }

    /** Drops the keyword from the EHLO reply where the condition holds. */
    static Supplier<Mutation> ehloWithout(String keyword, Predicate<SessionState> when) {
        return ehlo((state, line) -> isKeyword(line, keyword) && when.test(state), line -> List.of());
    }

    /** Adds a line to the EHLO reply, behind that of the enhanced status codes, where the condition holds. */
    static Supplier<Mutation> ehloWith(String added, Predicate<SessionState> when) {
        return ehlo(
                (state, line) -> isKeyword(line, "ENHANCEDSTATUSCODES") && when.test(state),
                line -> List.of(line, added));
    }

    /** Changes the octets of the reply to the verb. */
    static Supplier<Mutation> wire(String verb, UnaryOperator<String> change) {
        return () -> new Mutation() {
            @Override
            public byte[] sent(SessionState state, Input input, byte[] reply) {
                return is(input, verb) ? octets(change.apply(text(reply))) : reply;
            }
        };
    }

    /** Changes octets from the client before they are looked at. */
    static Supplier<Mutation> octetsIn(BiPredicate<SessionState, String> when, UnaryOperator<String> change) {
        return () -> new Mutation() {
            @Override
            public byte[] received(SessionState state, byte[] octets) {
                String text = text(octets);
                return when.test(state, text) ? octets(change.apply(text)) : octets;
            }
        };
    }

    /** Whether the input is a well-formed line with this verb. */
    static boolean is(Input input, String verb) {
        return input instanceof CommandLine line
                && !line.malformed()
                && line.verb().equals(verb);
    }

    /** Any state and any command. */
    static BiPredicate<SessionState, CommandLine> always() {
        return (state, command) -> true;
    }

    /** Somebody is logged in. */
    static boolean in(SessionState state) {
        return state.identity().isPresent();
    }

    /** Runs the input as if a stranger were logged in. */
    static Reply asUser(SessionState state, Input input, Handler next) {
        Optional<String> identity = state.identity();
        state.identity(Optional.of("nobody"));
        Reply reply = next.handle(state, input);
        state.identity(identity);
        return reply;
    }

    static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isKeyword(String line, String keyword) {
        return line.equals(keyword) || line.startsWith(keyword + " ");
    }
}
