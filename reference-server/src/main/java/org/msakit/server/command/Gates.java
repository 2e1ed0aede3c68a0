package org.msakit.server.command;

import org.msakit.server.Modifier;
import org.msakit.server.extension.AuthExtension;
import org.msakit.server.reply.Replies;
import org.msakit.server.state.SessionState;

/** Conditions, each as a decorator round a command that refuses where the condition does not hold. */
final class Gates {
    private Gates() {}

    /** The access map does not reject the client. */
    static Command admitted(Command command) {
        return (state, argument) ->
                state.admission().refuses() ? state.admission().reply() : command.run(state, argument);
    }

    /** The listener has not the modifier that takes the command away. */
    static Command without(Modifier modifier, Command command) {
        return (state, argument) ->
                state.listener().has(modifier) ? Replies.NOT_ON_THIS_LISTENER : command.run(state, argument);
    }

    /** The extension that the verb belongs to is not switched off. */
    static Command on(String keyword, Command command) {
        return (state, argument) ->
                state.config().extensions().isOn(keyword) ? command.run(state, argument) : Replies.NOT_IMPLEMENTED;
    }

    /** The verb came without argument (RFC 5321 section 4.1.1). */
    static Command bare(Command command) {
        return (state, argument) -> argument.isEmpty() ? command.run(state, argument) : Replies.NO_ARGUMENT_ALLOWED;
    }

    /** The client has introduced itself (RFC 5321 section 4.1.4). */
    static Command introduced(Command command) {
        return (state, argument) -> state.hello().isPresent() ? command.run(state, argument) : Replies.HELLO_FIRST;
    }

    /** TLS is up or not required (RFC 3207 section 4). */
    static Command secured(Command command) {
        return (state, argument) ->
                !state.tls() && state.config().tlsRequired() ? Replies.TLS_FIRST : command.run(state, argument);
    }

    /** As {@link #secured}; TLS is required too where there is no login without it, and no mail without a login. */
    static Command reachable(Command command) {
        return (state, argument) -> awaitsTls(state) ? Replies.TLS_FIRST : command.run(state, argument);
    }

    /** Whether no mail can be sent on this connection unless TLS comes up. */
    static boolean awaitsTls(SessionState state) {
        boolean noLogin = !state.maySubmit()
                && !state.listener().has(Modifier.NO_AUTH)
                && AuthExtension.available(state).isEmpty();
        return !state.tls() && (noLogin || state.config().tlsRequired());
    }

    /** The client may submit (RFC 6409 section 4.3). */
    static Command loggedIn(Command command) {
        return (state, argument) -> state.maySubmit() ? command.run(state, argument) : Replies.LOGIN_FIRST;
    }

    /** A transaction is open (RFC 5321 section 3.3). */
    static Command inTransaction(Command command) {
        return (state, argument) ->
                state.transaction().isPresent() ? command.run(state, argument) : Replies.BAD_SEQUENCE;
    }

    /** No transaction is open (RFC 5321 section 4.1.4, RFC 4954 section 4). */
    static Command outsideTransaction(Command command) {
        return (state, argument) ->
                state.transaction().isPresent() ? Replies.BAD_SEQUENCE : command.run(state, argument);
    }
}
