package org.msakit.server.command;

import java.util.Base64;
import java.util.Optional;
import org.msakit.server.account.AccountState;
import org.msakit.server.extension.AuthExtension;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.sasl.Base64Line;
import org.msakit.server.sasl.Claim;
import org.msakit.server.sasl.Mechanism;
import org.msakit.server.sasl.Mechanisms;
import org.msakit.server.sasl.Step;
import org.msakit.server.state.SessionState;

/** AUTH (RFC 4954 section 4): the command, the lines of the exchange, and its end. */
final class Auth implements Command {
    @Override
    public Reply run(SessionState state, String argument) {
        if (state.identity().isPresent()) {
            return Replies.BAD_SEQUENCE;
        }
        String[] words = argument.split(" +", -1);
        if (argument.isEmpty() || words.length > 2) {
            return Replies.BAD_ARGUMENT;
        }
        Optional<Mechanism> mechanism = Mechanisms.byName(words[0])
                .filter(known -> AuthExtension.available(state).contains(known.name()));
        if (mechanism.isEmpty()) {
            return Replies.BAD_MECHANISM;
        }
        if (!state.config().site().accountsReachable()) {
            return Replies.ACCOUNTS_UNREACHABLE;
        }
        Mechanism.Exchange exchange = mechanism.get().start(AuthExtension.circumstances(state));
        if (exchange instanceof Mechanism.ServerFirst && words.length > 1) {
            return Replies.UNEXPECTED_RESPONSE;
        }
        state.mechanism(mechanism.get().name());
        state.exchange(exchange);
        return words.length == 1 ? step(state, exchange.begin()) : respond(state, words[1].equals("=") ? "" : words[1]);
    }

    /** A line of the exchange: cancellation or response. */
    static Reply line(SessionState state, String line) {
        if (line.equals("*")) {
            state.endExchange();
            return Replies.AUTH_CANCELLED;
        }
        return respond(state, line);
    }

    /** The end of the check. */
    static Reply verified(SessionState state, Input.Verified verified) {
        Optional<Mechanism.Exchange> ifRefused = state.ifRefused();
        Optional<Claim> checked = state.endVerification();
        if (verified.ok()) {
            return granted(state, verified.identity().or(() -> checked.map(Claim::user)));
        }
        if (ifRefused.isEmpty()) {
            return Replies.BAD_CREDENTIALS;
        }
        state.exchange(ifRefused.get());
        return step(state, ifRefused.get().begin());
    }

    /** The check could not be made (RFC 4954 section 6). */
    static Reply undecided(SessionState state) {
        state.endVerification();
        return Replies.ACCOUNTS_UNREACHABLE;
    }

    private static Reply granted(SessionState state, Optional<String> user) {
        AccountState account = user.map(state.config().site()::state).orElse(AccountState.ACTIVE);
        if (!account.admits(state.mechanism())) {
            return switch (account) {
                case STRONG_ONLY -> Replies.MECHANISM_TOO_WEAK;
                case IN_TRANSITION -> Replies.TRANSITION_NEEDED;
                default -> Replies.BAD_CREDENTIALS;
            };
        }
        state.identity(user);
        return Replies.AUTHENTICATED;
    }

    private static Reply respond(SessionState state, String text) {
        Optional<byte[]> response = Base64Line.decode(text);
        if (response.isEmpty()) {
            state.endExchange();
            return Replies.BAD_BASE64;
        }
        return step(state, state.exchange().orElseThrow().respond(response.get()));
    }

    private static Reply step(SessionState state, Step step) {
        if (step instanceof Step.Challenge challenge) {
            return Reply.plain(334, Base64.getEncoder().encodeToString(challenge.octets()));
        }
        if (step instanceof Step.Check check) {
            state.verify(check.claim(), check.ifRefused());
            return Reply.NONE;
        }
        state.endExchange();
        if (step instanceof Step.Granted granted) {
            return granted(state, Optional.of(granted.user()));
        }
        return step instanceof Step.Refused ? Replies.BAD_CREDENTIALS : Replies.BAD_BASE64;
    }
}
