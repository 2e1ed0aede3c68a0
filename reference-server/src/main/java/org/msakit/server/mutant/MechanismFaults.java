package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.ehloWith;
import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.is;
import static org.msakit.server.mutant.Faults.verb;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.command.Input.CommandLine;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.sasl.Base64Line;
import org.msakit.server.sasl.Credentials;
import org.msakit.server.sasl.Mechanism;
import org.msakit.server.sasl.Step;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/** Faults of the mechanisms PLAIN (RFC 4616) and LOGIN, and of challenges (RFC 4422, RFC 4954). */
final class MechanismFaults {
    private MechanismFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                                "challenge-human-text",
                                "RFC4954-4-6",
                                "puts human text into the empty challenge",
                                firstOf("PLAIN", r -> Reply.plain(334, "Go ahead")))
                        .alsoBreaks("RFC4422-3-1"),
                Mutant.of(
                                "password-prompt-clear",
                                "RFC4954-4-7",
                                "does not encode the password prompt",
                                input((state, input, next) -> {
                                    Reply reply = next.handle(state, input);
                                    boolean prompt = reply.equals(Reply.plain(334, "UGFzc3dvcmQ6"));
                                    return prompt ? Reply.plain(334, "Password:") : reply;
                                }))
                        .alsoBreaks("LOGIN-1"),
                Mutant.of(
                                "plain-challenge-not-empty",
                                "RFC4422-3-1",
                                "answers AUTH PLAIN with a challenge",
                                firstOf("PLAIN", r -> Reply.plain(334, "SGVsbG8=")))
                        .alsoBreaks("RFC4954-4-6"),
                Mutant.of(
                        "password-prefix",
                        "RFC4954-4-16",
                        "accepts a password with an octet too many",
                        grant((s, c) -> c.admissible()
                                && s.config()
                                        .accounts()
                                        .verify(
                                                c.user(),
                                                c.password()
                                                        .substring(
                                                                0, c.password().length() - 1)))),
                Mutant.of(
                                "plain-two-steps-refused",
                                "RFC4616-2-1",
                                "refuses PLAIN without initial response",
                                AuthFaults.duringPlain(line -> line.length() > 12, (state, input, next) -> {
                                    state.endExchange();
                                    return Replies.BAD_CREDENTIALS;
                                }))
                        .alsoBreaks("RFC4954-4-9", "RFC4422-3-1"),
                Mutant.of("authzid-refused", "RFC4616-2-2", "refuses to act as oneself by name", message(text -> {
                    String[] parts = text.split("\0", -1);
                    boolean own = parts.length == 3 && !parts[0].isEmpty() && parts[0].equals(parts[1]);
                    return own ? "somebody\0" + parts[1] + "\0" + parts[2] : text;
                })),
                Mutant.of(
                        "authzid-ignored",
                        "RFC4616-2-3",
                        "lets anybody act as anybody",
                        grant((s, c) -> !c.actingAs().equals(c.user())
                                && s.config().accounts().verify(c.user(), c.password()))),
                Mutant.of(
                        "plain-too-short",
                        "RFC4616-2-4",
                        "refuses PLAIN messages of more than 600 characters",
                        AuthFaults.duringPlain(line -> line.length() > 600, (state, input, next) -> {
                            state.endExchange();
                            return Replies.AUTH_LINE_TOO_LONG;
                        })),
                Mutant.of(
                        "empty-password",
                        "RFC4616-2-5",
                        "accepts the empty password with PLAIN",
                        message(text -> text, true)),
                Mutant.of(
                        "plain-two-parts",
                        "RFC4616-2-6",
                        "accepts a PLAIN message with one NUL",
                        message(text -> text.chars().filter(c -> c == 0).count() == 1 ? "\0" + text : text)),
                Mutant.of(
                                "invalid-utf8-closes",
                                "RFC4616-2-7",
                                "breaks down on invalid UTF-8",
                                input((state, input, next) -> {
                                    if (response(input)
                                            .filter(octets -> !isUtf8(octets))
                                            .isPresent()) {
                                        state.phase(Phase.CLOSED);
                                        return Reply.NONE;
                                    }
                                    return next.handle(state, input);
                                }))
                        .alsoBreaks("SEC-AUTH-1"),
                Mutant.of(
                                "user-prompt-clear",
                                "LOGIN-1",
                                "does not encode the prompt for the user name",
                                firstOf("LOGIN", r -> Reply.plain(334, "Username:")))
                        .alsoBreaks("RFC4954-4-7"),
                Mutant.of(
                        "login-cancel-ignored",
                        "LOGIN-2",
                        "takes the cancellation of LOGIN for a name",
                        input((state, input, next) -> {
                            boolean cancel = input instanceof Input.SaslLine line
                                    && line.line().equals("*")
                                    && state.exchange()
                                            .filter(MechanismFaults::asksForUser)
                                            .isPresent();
                            return cancel ? Reply.plain(334, "VXNlcm5hbWU6") : next.handle(state, input);
                        })),
                Mutant.of(
                        "login-response-ignored",
                        "LOGIN-3",
                        "ignores an initial response of LOGIN",
                        verb(
                                "AUTH",
                                (state, command, next) -> next.handle(
                                        state,
                                        new CommandLine(command.line().replaceFirst("(?i)(LOGIN) \\S+$", "$1"))))),
                Mutant.of(
                                "login-listed-in-clear",
                                "LOGIN-4",
                                "lists LOGIN in clear where PLAIN is withheld",
                                ehloWith("AUTH LOGIN", s -> !s.tls()))
                        .alsoBreaks("RFC4954-4-18", "RFC4954-6-4"));
    }

    private static boolean asksForUser(Mechanism.Exchange exchange) {
        return exchange.begin() instanceof Step.Challenge challenge
                && Faults.text(challenge.octets()).equals("Username:");
    }

    /** Changes the first challenge of a mechanism. */
    private static Supplier<Mutation> firstOf(String mechanism, UnaryOperator<Reply> change) {
        return verb("AUTH", (state, command, next) -> {
            Reply reply = next.handle(state, command);
            boolean first = command.argument().equalsIgnoreCase(mechanism) && reply.code() == 334;
            return first ? change.apply(reply) : reply;
        });
    }

    /** Grants what was refused where the test says so. */
    private static Supplier<Mutation> grant(BiPredicate<SessionState, Credentials> test) {
        return input((state, input, next) -> {
            Optional<Credentials> claimed = state.credentials();
            boolean refused = input instanceof Input.Verified verified && !verified.ok();
            boolean granted = refused && claimed.isPresent() && test.test(state, claimed.get());
            return next.handle(state, granted ? new Input.Verified(true) : input);
        });
    }

    private static Supplier<Mutation> message(UnaryOperator<String> change) {
        return message(change, false);
    }

    /** Changes the decoded message of PLAIN; or grants it if its password is empty and its user exists. */
    private static Supplier<Mutation> message(UnaryOperator<String> change, boolean emptyPassword) {
        return () -> new Mutation() {
            private boolean plain;

            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                if (is(input, "AUTH")) {
                    plain = ((CommandLine) input)
                            .argument()
                            .toUpperCase(Locale.ROOT)
                            .startsWith("PLAIN");
                }
                boolean empty = emptyPassword
                        && plain
                        && input instanceof Input.Verified
                        && state.credentials()
                                .filter(c -> c.password().isEmpty()
                                        && state.config().accounts().names().contains(c.user()))
                                .isPresent();
                if (empty) {
                    return next.handle(state, new Input.Verified(true));
                }
                return next.handle(state, plain ? changed(input, change) : input);
            }
        };
    }

    private static Input changed(Input input, UnaryOperator<String> change) {
        Optional<byte[]> octets = response(input);
        if (octets.isEmpty()) {
            return input;
        }
        String encoded = Base64.getEncoder().encodeToString(Faults.octets(change.apply(Faults.text(octets.get()))));
        return input instanceof Input.SaslLine ? new Input.SaslLine(encoded) : new CommandLine("AUTH PLAIN " + encoded);
    }

    /** The decoded response in a line of an exchange or in AUTH PLAIN, if there is one. */
    private static Optional<byte[]> response(Input input) {
        if (input instanceof Input.SaslLine line) {
            return Base64Line.decode(line.line());
        }
        String prefix = "PLAIN ";
        return is(input, "AUTH") && ((CommandLine) input).argument().regionMatches(true, 0, prefix, 0, prefix.length())
                ? Base64Line.decode(((CommandLine) input).argument().substring(prefix.length()))
                : Optional.empty();
    }

    private static boolean isUtf8(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
