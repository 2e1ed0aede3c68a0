package org.msakit.server.session;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.msakit.server.AccessMap;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.access.Caller;
import org.msakit.server.account.Accounts;
import org.msakit.server.command.Dispatcher;
import org.msakit.server.command.ErrorLimit;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.command.PlainCodes;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.mutant.Mutant;
import org.msakit.server.mutant.MutatedSink;
import org.msakit.server.mutant.Mutation;
import org.msakit.server.reply.Reply;
import org.msakit.server.sasl.CheckResult;
import org.msakit.server.sasl.Claim;
import org.msakit.server.sasl.TlsChannel;
import org.msakit.server.state.Chunk;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/**
 * One SMTP submission session (RFC 6409, RFC 5321). The host calls one method at a time and does what the returned
 * actions say. However the client's octets are cut into calls of {@link #received}, the octets sent are the same.
 * No method throws because of what the client sent.
 */
public final class SubmissionSession {
    private static final String AUTH = "AUTH ";

    private final SessionState state;
    private final MessageSink sink;
    private final Limits limits;
    private final LineFramer framer;
    private final List<Mutation> mutations = new ArrayList<>();
    private final Handler handler;
    private final WaitingInput waiting = new WaitingInput(Limits.PENDING_INPUT);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private List<Action> actions = new ArrayList<>();
    private MessageScanner scanner;
    private boolean goingDown;

    /** A session whose trace headers all carry the epoch: the same input gives the same output at any time. */
    public SubmissionSession(
            ServerConfig config,
            ListenerConfig listener,
            AccessMap accessMap,
            InetAddress client,
            MessageSink sink,
            String sessionId) {
        this(config, listener, () -> accessMap, Caller.of(client), sink, sessionId, InstantSource.fixed(Instant.EPOCH));
    }

    /**
     * A session.
     *
     * @param config what the operator chose
     * @param listener where the client connected
     * @param accessMap what is in force; asked at each look-up
     * @param caller the client
     * @param whereTo named in {@link Action.Store}
     * @param sessionId prefix of message identifiers
     * @param clock time for trace headers
     */
    public SubmissionSession(
            ServerConfig config,
            ListenerConfig listener,
            Supplier<AccessMap> accessMap,
            Caller caller,
            MessageSink whereTo,
            String sessionId,
            InstantSource clock) {
        state = new SessionState(config, listener, accessMap, caller, sessionId, clock);
        state.canHold(whereTo.canHold());
        limits = config.limits();
        framer = new LineFramer(limits.authLine());
        Handler chain = new ErrorLimit(new Dispatcher());
        if (!config.extensions().isOn("ENHANCEDSTATUSCODES")) {
            chain = new PlainCodes(chain);
        }
        for (Mutant mutant : config.mutants()) {
            Mutation mutation = mutant.create();
            Handler next = chain;
            mutations.add(mutation);
            chain = (current, input) -> mutation.handle(current, input, next);
        }
        handler = chain;
        sink = mutations.isEmpty() ? whereTo : new MutatedSink(mutations, whereTo);
    }

    /** The connection is there, with or without TLS: greet. */
    public List<Action> opened(boolean tlsAlreadyUp) {
        return opened(tlsAlreadyUp, TlsChannel.NONE);
    }

    /** As {@link #opened(boolean)}, with what TLS made of the connection. */
    public List<Action> opened(boolean tlsAlreadyUp, TlsChannel channel) {
        state.tls(tlsAlreadyUp);
        state.channel(channel);
        respond(new Input.Opened());
        return take();
    }

    /** Octets came, already decrypted. The array belongs to the session from now on. */
    public List<Action> received(byte[] octets) {
        byte[] in = octets;
        for (Mutation mutation : mutations) {
            in = mutation.received(state, in);
        }
        consume(in, 0);
        return take();
    }

    /** The handshake that a {@link Action.StartTls} asked for is done. */
    public List<Action> tlsEstablished() {
        return tlsEstablished(TlsChannel.NONE);
    }

    /** As {@link #tlsEstablished()}, with what TLS made of the connection. */
    public List<Action> tlsEstablished(TlsChannel channel) {
        if (state.phase() == Phase.HANDSHAKE) {
            state.channel(channel);
            framer.clear();
            respond(new Input.TlsEstablished());
        }
        return take();
    }

    /** The check that a {@link Action.Verify} asked for is done. */
    public List<Action> authenticated(CheckResult result) {
        if (state.phase() == Phase.VERIFYING) {
            respond(input(result));
            resume();
        }
        return take();
    }

    /** The sink that a {@link Action.Store} named has decided. */
    public List<Action> stored(Outcome outcome) {
        if (state.phase() == Phase.STORING) {
            respond(new Input.Stored(outcome));
            if (goingDown) {
                return shutdown();
            }
            resume();
        }
        return take();
    }

    /** Nothing came for as long as the limits allow; no fault of the client's while it is the server that is slow. */
    public List<Action> idle() {
        return isWaiting() ? List.of() : end(new Input.Idle());
    }

    /** The session has lasted as long as the limits allow; a message that the sink has already got goes on. */
    public List<Action> expired() {
        return state.phase() == Phase.STORING ? List.of() : end(new Input.Expired());
    }

    /** The server goes down; a message that the sink has already got is answered first. */
    public List<Action> shutdown() {
        goingDown = true;
        return state.phase() == Phase.STORING ? List.of() : end(new Input.Shutdown());
    }

    /** The connection is gone; an open transaction is dropped. */
    public List<Action> disconnected() {
        if (state.phase() == Phase.DATA && mutations.stream().anyMatch(Mutation::endsBrokenData)) {
            respond(scanner.result());
        }
        state.forget();
        state.phase(Phase.CLOSED);
        waiting.clear();
        return take();
    }

    /** Whether the session is over. */
    public boolean isClosed() {
        return state.phase() == Phase.CLOSED;
    }

    /** Where the session stands; for those who watch it, never to be changed. */
    SessionState state() {
        return state;
    }

    private static Input input(CheckResult result) {
        if (result instanceof CheckResult.Undecided) {
            return new Input.Undecided();
        }
        return result instanceof CheckResult.Granted granted
                ? new Input.Verified(true, Optional.of(granted.user()))
                : new Input.Verified(false);
    }

    private boolean isWaiting() {
        return state.phase() == Phase.VERIFYING || state.phase() == Phase.STORING;
    }

    private void resume() {
        WaitingInput.Slice slice = waiting.take();
        consume(slice.octets(), slice.from());
    }

    private List<Action> end(Input reason) {
        if (!isClosed()) {
            respond(reason);
        }
        return take();
    }

    private void consume(byte[] in, int from) {
        int position = from;
        while (position < in.length) {
            switch (state.phase()) {
                case COMMAND, SASL -> position = consumeLine(in, position);
                case DATA -> position = consumeData(in, position);
                case CHUNK -> position = consumeChunk(in, position);
                case VERIFYING, STORING -> {
                    keep(in, position);
                    return;
                }
                default -> {
                    return;
                }
            }
        }
    }

    private int consumeLine(byte[] in, int from) {
        int position = framer.feed(in, from);
        if (framer.isComplete()) {
            int length = framer.totalLength();
            respond(line(framer.take(), length));
        }
        return position;
    }

    private Input line(String text, int length) {
        if (state.phase() == Phase.SASL) {
            return length > limits.authLine() ? new Input.OverlongLine(text) : new Input.SaslLine(text);
        }
        boolean auth = text.regionMatches(true, 0, AUTH, 0, AUTH.length());
        boolean fits = length <= (auth ? limits.authLine() : limits.commandLine());
        return fits ? new Input.CommandLine(text) : new Input.OverlongLine(text);
    }

    private int consumeData(byte[] in, int from) {
        int position = scanner.feed(in, from);
        if (scanner.isEnded()) {
            Input.EndOfData end = scanner.result();
            scanner = null;
            respond(end);
        }
        return position;
    }

    private int consumeChunk(byte[] in, int from) {
        Chunk chunk = state.chunk().orElseThrow();
        int position = chunk.feed(in, from);
        if (chunk.isComplete()) {
            respond(new Input.EndOfChunk());
        }
        return position;
    }

    private void keep(byte[] in, int from) {
        if (!waiting.add(in, from)) {
            waiting.clear();
            respond(new Input.Flooded());
        }
    }

    private void respond(Input input) {
        Reply reply = handler.handle(state, input);
        Optional<Action> pause = state.takePause().map(Action.Pause::new);
        if (pause.isPresent()) {
            flush();
            actions.add(pause.get());
        }
        byte[] octets = reply.octets();
        for (Mutation mutation : mutations) {
            octets = mutation.sent(state, input, octets);
        }
        out.writeBytes(octets);
        follow();
    }

    /** Turns the phase the state was left in into actions. */
    private void follow() {
        switch (state.phase()) {
            case DATA -> scanner = new MessageScanner(state.config().maxMessageSize());
            case CHUNK -> {
                if (state.chunk().orElseThrow().isComplete()) {
                    respond(new Input.EndOfChunk());
                }
            }
            case HANDSHAKE -> add(new Action.StartTls());
            case VERIFYING -> state.claim().ifPresent(claimed -> add(verify(claimed)));
            case STORING -> state.storing().ifPresent(message -> add(new Action.Store(message, sink)));
            case CLOSED -> add(new Action.Close());
            default -> {}
        }
    }

    private Action verify(Claim claimed) {
        Accounts accounts = state.config().accounts();
        return new Action.Verify(claimed.user(), () -> accounts.check(claimed));
    }

    private void add(Action action) {
        flush();
        actions.add(action);
    }

    private void flush() {
        if (out.size() > 0) {
            actions.add(new Action.Send(out.toByteArray()));
            out.reset();
        }
    }

    private List<Action> take() {
        flush();
        List<Action> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }
}
