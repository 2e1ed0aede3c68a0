package org.msakit.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.msakit.model.Cause;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.Login;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.model.Transaction;
import org.msakit.policy.Admission;
import org.msakit.wire.ChunkCommand;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;
import org.msakit.wire.ReplyReader;

/**
 * A place for a reply, and what the rules find in it. To begin with: a submission port that wants a login, in clear text,
 * behind EHLO, nothing offered.
 */
record Scene(Config config, SessionState state) {
    static final Scene PLAIN = new Scene(config(Admission.LOGIN_REQUIRED, true), hello(false));

    private static Config config(Admission admission, boolean submission) {
        return new Config(admission, submission, Map.of(), Set.of("example.test"), Set.of(), "nobody");
    }

    private static SessionState hello(boolean tls, String... keywords) {
        List<Octets> lines = Stream.concat(Stream.of("mx"), Stream.of(keywords))
                .map(text -> Octets.line("250-" + text))
                .toList();
        return SessionState.connected(tls).afterEhlo(new Reply(250, lines, Set.of()));
    }

    Scene offering(String... keywords) {
        return new Scene(config, hello(state.tls(), keywords));
    }

    Scene underTls() {
        return new Scene(config, hello(true));
    }

    Scene loggedIn() {
        return new Scene(config, state.with(new Login(true, Cause.NEVER_BEGUN)));
    }

    Scene in(Exchange exchange) {
        return new Scene(config, state.with(exchange, ""));
    }

    Scene in(Phase phase) {
        return new Scene(config, state.with(phase));
    }

    Scene with(Transaction mail) {
        return new Scene(config, state.with(mail));
    }

    Scene behindHelo() {
        return new Scene(config, state.afterHelo());
    }

    Scene admitting(Admission admission) {
        return new Scene(config(admission, config.submissionPort()), state);
    }

    Scene onAnotherPort() {
        return new Scene(config(config.admission(), false), state);
    }

    /** What is found in the greeting. */
    Findings greeting(String... lines) {
        return judge(Optional.of(new Stimulus.Connect(state.tls())), lines);
    }

    /** What is found in the reply to a command. */
    Findings answer(String command, String... lines) {
        CommandLine line = new CommandLine(Octets.line(command));
        Optional<ChunkCommand> chunk = ChunkCommand.of(line);
        return judge(
                Optional.of(
                        chunk.isPresent()
                                ? new Stimulus.Chunk(line, chunk.get(), Octets.EMPTY)
                                : new Stimulus.Command(line)),
                lines);
    }

    /** What is found in the reply behind a SASL response. */
    Findings response(String... lines) {
        return judge(Optional.of(new Stimulus.Response(new CommandLine(Octets.line("AA==")))), lines);
    }

    /** What is found in the reply behind the end of data. */
    Findings content(String... lines) {
        return judge(Optional.of(new Stimulus.Content(new Octets(".\r\n"))), lines);
    }

    /** What is found in a list of keywords behind EHLO. */
    Findings ehlo(String... keywords) {
        List<String> lines = new ArrayList<>(List.of("250-mx.example.test"));
        Stream.of(keywords).map(keyword -> "250-" + keyword).forEach(lines::add);
        lines.add("250 HELP");
        return answer("EHLO client.example", lines.toArray(String[]::new));
    }

    /** Lines without an end of their own get CRLF. */
    private Findings judge(Optional<Stimulus> stimulus, String... lines) {
        ReplyReader reader = new ReplyReader();
        for (String line : lines) {
            reader.feed(line.endsWith("\n") ? new Octets(line) : new Octets(line).plus(Octets.CRLF));
        }
        Seen seen = new Seen(config, state, stimulus, reader.poll().orElseThrow());
        Findings findings = new Findings();
        ReplyRules.judge(seen, findings);
        ReplyRules.judgeLawful(seen, findings);
        return findings;
    }
}
