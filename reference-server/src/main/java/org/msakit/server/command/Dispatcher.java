package org.msakit.server.command;

import java.util.Optional;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/**
 * The correct server: one reply to each input, except that a login is answered when its check is done, and a message
 * when the sink has it.
 */
public final class Dispatcher implements Handler {
    private static final String AUTH = "AUTH";

    @Override
    public Reply handle(SessionState state, Input input) {
        if (input instanceof Input.CommandLine command) {
            return command(state, command);
        }
        if (input instanceof Input.EndOfData end) {
            return MessageEnd.accept(state, end);
        }
        if (input instanceof Input.EndOfChunk) {
            return Bdat.end(state);
        }
        if (input instanceof Input.Stored stored) {
            return MessageEnd.stored(state, stored.outcome());
        }
        if (input instanceof Input.SaslLine response) {
            return Auth.line(state, response.line());
        }
        if (input instanceof Input.Verified verified) {
            return Auth.verified(state, verified);
        }
        if (input instanceof Input.Undecided) {
            return Auth.undecided(state);
        }
        if (input instanceof Input.OverlongLine line) {
            return overlong(state, line);
        }
        if (input instanceof Input.Opened) {
            if (state.admission().reply().code() == 421) {
                state.phase(Phase.CLOSED);
                return state.admission().reply();
            }
            state.phase(Phase.COMMAND);
            String host = state.config().hostname();
            return state.config().site().refusesService()
                    ? Reply.plain(554, host + " No SMTP service here")
                    : Reply.plain(220, host + " ESMTP Service ready");
        }
        if (input instanceof Input.TlsEstablished) {
            state.forget();
            state.tls(true);
            state.phase(Phase.COMMAND);
            return Reply.NONE;
        }
        state.phase(Phase.CLOSED);
        if (input instanceof Input.Idle) {
            return Replies.IDLE;
        }
        if (input instanceof Input.Expired) {
            return Replies.TOO_LONG;
        }
        return input instanceof Input.Flooded ? Replies.TOO_MUCH_INPUT : Replies.SHUTTING_DOWN;
    }

    private static Reply command(SessionState state, Input.CommandLine command) {
        String verb = command.verb();
        Optional<Reply> refusal = verb.equals("QUIT") ? Optional.empty() : refusalOfAll(state);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return command.malformed() || verb.isEmpty()
                ? Replies.MALFORMED_LINE
                : CommandTable.lookup(verb).run(state, command.argument());
    }

    /** What every command but QUIT gets from a server that serves this client no more. */
    private static Optional<Reply> refusalOfAll(SessionState state) {
        if (state.config().site().refusesService()) {
            return Optional.of(Replies.BAD_SEQUENCE);
        }
        boolean insufficient = state.tls()
                && state.config().clientCertificates().required()
                && state.channel().certified().isEmpty();
        return insufficient ? Optional.of(Replies.TLS_INSUFFICIENT) : Optional.empty();
    }

    private static Reply overlong(SessionState state, Input.OverlongLine line) {
        if (state.phase() == Phase.SASL) {
            state.endExchange();
            return Replies.AUTH_LINE_TOO_LONG;
        }
        boolean auth = new Input.CommandLine(line.start()).verb().equals(AUTH);
        return auth ? Replies.AUTH_LINE_TOO_LONG : Replies.LINE_TOO_LONG;
    }
}
