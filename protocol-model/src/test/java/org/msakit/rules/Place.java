package org.msakit.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.msakit.model.Cause;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.Login;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.model.Talk;
import org.msakit.model.Transaction;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;
import org.msakit.policy.Admission;
import org.msakit.wire.ChunkCommand;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** Where a session is when a stimulus comes: what was told of the server, and what is known of it. */
record Place(Config config, SessionState state) {
    /** Connected to a submission port that wants a login, in clear text, behind the greeting. */
    static final Place CONNECTED = new Place(config(Admission.LOGIN_REQUIRED, true), greeted(false));

    /** Under TLS, behind EHLO and a login. */
    static final Place READY =
            new Place(CONNECTED.config, greeted(true)).offering().loggedIn();

    private static Config config(Admission admission, boolean submission) {
        return new Config(
                admission,
                submission,
                Map.of("alice", "secret"),
                Set.of("example.test"),
                Set.of("alice@example.test"),
                "nobody");
    }

    private static SessionState greeted(boolean tls) {
        return SessionState.connected(tls).with(Phase.COMMAND);
    }

    /** Behind an EHLO whose reply lists these. */
    Place offering(String... keywords) {
        List<Octets> lines = Stream.concat(Stream.of("mx.example.test"), Stream.of(keywords))
                .map(text -> Octets.line("250-" + text))
                .toList();
        return at(state.afterEhlo(new Reply(250, lines, Set.of()))
                .with(state.login())
                .with(state.mail()));
    }

    Place at(SessionState other) {
        return new Place(config, other);
    }

    Place with(Config other) {
        return new Place(other, state);
    }

    Place admitting(Admission admission) {
        return with(config(admission, config.submissionPort()));
    }

    Place onAnotherPort() {
        return with(config(config.admission(), false));
    }

    Place loggedIn() {
        return loggedIn(Cause.NEVER_BEGUN);
    }

    Place loggedIn(Cause survived) {
        return at(state.with(new Login(true, survived)));
    }

    Place loggedOut(Cause cause) {
        return at(state.with(new Login(false, cause)));
    }

    Place mail(Stage stage, Trait... traits) {
        return mail(stage, Cause.NEVER_BEGUN, traits);
    }

    Place mail(Stage stage, Cause cause, Trait... traits) {
        return at(state.with(new Transaction(stage, cause, Set.of(traits))));
    }

    Place in(Exchange exchange, String user) {
        return at(state.with(exchange, user));
    }

    Place in(Exchange exchange, Talk said) {
        return at(state.with(exchange, said));
    }

    Answers command(String line) {
        return raw(new Octets(line + "\r\n"));
    }

    /** A command line as octets, with its CRLF. */
    Answers raw(Octets line) {
        return to(new Stimulus.Command(new CommandLine(line)));
    }

    Answers response(String line) {
        return to(new Stimulus.Response(new CommandLine(new Octets(line + "\r\n"))));
    }

    Answers content(String octets) {
        return to(new Stimulus.Content(new Octets(octets)));
    }

    Answers chunk(int size, boolean last) {
        ChunkCommand command = new ChunkCommand(size, last);
        return to(new Stimulus.Chunk(new CommandLine(command.line()), command, Octets.EMPTY));
    }

    Answers to(Stimulus stimulus) {
        return new Answers(SubmissionModel.cell(config, state, stimulus));
    }
}
