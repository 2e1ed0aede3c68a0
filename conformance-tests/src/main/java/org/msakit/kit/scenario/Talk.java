package org.msakit.kit.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.msakit.dialogue.Event;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.TlsPeer;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.target.Need;
import org.msakit.kit.target.Target;
import org.msakit.kit.target.TlsMode;
import org.msakit.model.SessionState;
import org.msakit.monitor.Outcome;
import org.msakit.wire.ChunkCommand;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** Connections and exchanges: what a session says, and what it waits for. */
abstract sealed class Talk implements AutoCloseable permits Session {
    private final Transcript transcript;
    private Target target;
    private Wire wire;

    Talk(Target target, Connection connection) {
        this.target = target;
        transcript = new Transcript(target.config());
        wire = new Wire(connection, transcript);
    }

    /** This session, so that its steps can be lined up. */
    abstract Session self();

    /** Whom it talks to. */
    public Target target() {
        return target;
    }

    /** What happened so far, and how it is judged. */
    public Transcript transcript() {
        return transcript;
    }

    Wire wire() {
        return wire;
    }

    /** What the model knows of the server. */
    public SessionState state() {
        return transcript.state();
    }

    /** Books a conclusion that the script draws from several exchanges. */
    public Session conclude(String requirement, boolean kept, String reason) {
        return conclude(requirement, kept ? Outcome.PASS : Outcome.FAIL, reason);
    }

    /** As above, with any outcome; also for what was found out by other means than an exchange. */
    public Session conclude(String requirement, Outcome outcome, String reason) {
        transcript.conclude(requirement, outcome, reason);
        return self();
    }

    /** The last reply, in the words of the server. */
    public Reply lastReply() {
        return transcript.lastReply().orElseThrow(() -> new PreconditionNotMet("no reply yet"));
    }

    /** The last reply, to be compared with another one; a server that was busy says nothing by it. */
    public String comparableReply() {
        if (lastReply().klass() == 4) {
            throw new PreconditionNotMet("the server was busy: " + lastReply().shortForm());
        }
        return lastReply().raw().latin1();
    }

    /** All replies so far, those of earlier connections included. */
    List<Reply> heard() {
        return transcript.heard();
    }

    /** Closes the connection and makes a new one. */
    public Session reconnect() {
        wire.close();
        return another();
    }

    /** Resets the connection, so that the server sees RST in place of FIN, and makes a new one. */
    Session reconnectAfterReset() {
        wire.reset();
        return another();
    }

    private Session another() {
        transcript.nextConnection(target.config());
        wire = new Wire(dial(), transcript);
        return self();
    }

    private Connection dial() {
        try {
            return target.dialer().dial();
        } catch (UnreachableException e) {
            throw new PreconditionNotMet("no second connection: " + e.getMessage());
        }
    }

    /**
     * Another session beside this one, with the same target; the caller closes it.
     *
     * @throws PreconditionNotMet where no second connection is to be had
     */
    Session beside() {
        return new Session(target, dial());
    }

    /** Goes on at a target beside this one, on a new connection. */
    public Session visit(Target other) {
        target = other;
        return reconnect();
    }

    /**
     * The same server in another configuration.
     *
     * @throws PreconditionNotMet where that cannot be had
     */
    Session visit(Need need) {
        return visit(target.facilities()
                .variants()
                .apply(need)
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: needs " + need.text())));
    }

    /**
     * Goes on where TLS is reached in this way.
     *
     * @throws PreconditionNotMet where the user named no such port
     */
    public Session at(TlsMode mode) {
        if (target.tls() == mode) {
            return self();
        }
        return visit(target.reachedBy(mode)
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: no port "
                        + (mode == TlsMode.IMPLICIT ? "with TLS from the first octet" : "with STARTTLS")
                        + " was named (--twin)")));
    }

    /** Goes on where so much silence costs no time, or is wanted all the same. */
    Session patient() {
        return wire.clockJumps() || target.facilities().slow() ? self() : visit(Need.JUMPING_CLOCK);
    }

    /** Goes on only where the server is in a state of this kind. */
    public Session require(Predicate<SessionState> state, String otherwise) {
        if (over() || !state.test(state())) {
            throw new PreconditionNotMet(otherwise);
        }
        return self();
    }

    private Session goOn() {
        return require(s -> true, "the dialogue was over");
    }

    /** Sends a line and waits for its reply. */
    public Session line(String text, String... aims) {
        return write(Octets.line(text), aims).replies();
    }

    /** Sends several lines in one write and waits for all replies. */
    public Session group(List<String> lines, String... aims) {
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(Octets.line(line).latin1()));
        return write(new Octets(all.toString()), aims).replies();
    }

    /** Sends a BDAT with its octets and waits for the reply. */
    Session chunk(Octets octets, boolean last, String... aims) {
        return write(new ChunkCommand(octets.length(), last).line().plus(octets), aims)
                .replies();
    }

    /** Sends octets and waits for nothing. */
    public Session write(Octets octets, String... aims) {
        goOn();
        transcript.aim(List.of(aims));
        wire.send(octets);
        return self();
    }

    /** As {@link Wire#unjudged}, with the patience that the target is given. */
    List<Reply> unjudged(Octets octets, int most) {
        return wire.unjudged(octets, most, target.replyTimeout());
    }

    /** Waits for the replies owed; ends the scenario where judging has ended. */
    public Session replies() {
        awaitReplies();
        return goOn();
    }

    /** Waits for the replies owed, and goes on even where the dialogue is over then. */
    Session awaitReplies() {
        wire.await(target.replyTimeout());
        return self();
    }

    /** Waits for the replies owed and for what may come unasked, and goes on even where the dialogue is over then. */
    Session settle() {
        awaitReplies();
        if (!over()) {
            wire.receive(target.quietTime());
        }
        return self();
    }

    /** Listens whether the server keeps silent. */
    public Session silence() {
        wire.receive(target.quietTime());
        return goOn();
    }

    /** Keeps silent for so long, and goes on even where the dialogue is over then. */
    Session idle(Duration time) {
        wire.idle(time);
        return self();
    }

    /** Waits for the server to close. */
    public Session end() {
        if (!over()) {
            wire.receive(target.replyTimeout());
        }
        return self();
    }

    /** Whether the dialogue has come to its end. */
    boolean over() {
        return transcript.over();
    }

    /** How long it takes, by the clock and by the silence that the server was granted. */
    Duration lasting(Runnable exchange) {
        int before = transcript.events().size();
        long start = System.nanoTime();
        exchange.run();
        Duration byClock = Duration.ofNanos(System.nanoTime() - start);
        List<Event> events = transcript.events();
        Duration bySilence = events.subList(Math.min(before, events.size()), events.size()).stream()
                .map(e -> e instanceof Event.Quiet quiet ? quiet.time() : Duration.ZERO)
                .reduce(Duration.ZERO, Duration::plus);
        return byClock.compareTo(bySilence) > 0 ? byClock : bySilence;
    }

    /** What TLS showed of the server. */
    public TlsPeer peer() {
        return wire.tlsPeer()
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: TLS is not spoken over sockets here"));
    }

    /** What an exchange can be bound to, as {@link Connection#channelBinding}. */
    public Optional<Octets> channelBinding(String type) {
        return wire.channelBinding(type);
    }

    @Override
    public void close() {
        wire.close();
    }
}
