package org.msakit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.msakit.model.Config;
import org.msakit.model.Observation;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.monitor.ClientStream;
import org.msakit.wire.Octets;

/**
 * One connection to a server that answers with some observation the model permits, chosen by seed and manners. Pure:
 * octets in, outputs out, time only as a number.
 */
public final class SimulatedServer {
    private static final Octets LEAVING = Octets.line("421 4.3.2 closing down");

    private final Manners manners;
    private final Channel channel;
    private final Choice choice;
    private final SplittableRandom chance;
    private final ClientStream client = new ClientStream();
    private final List<Output> outputs = new ArrayList<>();
    private final Optional<Prudence> prudence;
    private SessionState state;

    /**
     * A connection.
     *
     * @param number the how-many-eth of this server, from which a fickle one takes its moods
     */
    public SimulatedServer(Model model, Config config, Manners manners, long number, boolean implicitTls) {
        this.manners = manners;
        this.chance = new SplittableRandom(manners.seed() ^ (number * 0x9E3779B97F4A7C15L));
        long connection = manners.seed() * 31 + number;
        this.channel = Channel.drawn(connection);
        this.choice = new LawfulChoice(model, config, manners, connection, chance);
        this.prudence = manners.exact() ? Optional.of(new Prudence(3 + chance.nextInt(7))) : Optional.empty();
        this.state = SessionState.connected(implicitTls);
    }

    /** A connection to a server that moves as told, obliging at once and whole. */
    public SimulatedServer(Choice choice, boolean implicitTls) {
        this.manners = Manners.obliging(0);
        this.chance = new SplittableRandom(manners.seed());
        this.channel = Channel.drawn(0);
        this.choice = choice;
        this.prudence = Optional.empty();
        this.state = SessionState.connected(implicitTls);
    }

    /** The client connected. */
    public List<Output> opened() {
        answer(new Stimulus.Connect(state.tls()));
        return taken();
    }

    /** Octets came from the client, however cut. */
    public List<Output> received(Octets octets) {
        if (!over()) {
            client.add(octets, List.of());
            pump();
        }
        return taken();
    }

    /** TLS is up behind a 220 to STARTTLS; what came before it in clear text is thrown away. */
    public List<Output> tlsEstablished() {
        client.clear();
        state = choice.after(state, new Stimulus.Handshake()).next();
        return taken();
    }

    /** What both ends of the TLS channel compute for tls-exporter (RFC 9266); nothing where there is no TLS. */
    public Optional<Octets> exporter() {
        return state.tls() ? Optional.of(channel.exporter()) : Optional.empty();
    }

    /** Whether the server waits for a handshake. */
    public boolean awaitsHandshake() {
        return state.phase() == Phase.HANDSHAKE;
    }

    private boolean over() {
        return state.phase() == Phase.CLOSED || state.phase() == Phase.CLOSING;
    }

    private void pump() {
        Optional<Stimulus> next = client.next(state);
        while (next.isPresent()) {
            answer(next.get());
            next = client.next(state);
        }
    }

    private void answer(Stimulus stimulus) {
        Choice.Chosen chosen = choice.after(state, stimulus);
        state = chosen.next();
        if (chosen.observation() instanceof Observation.Answer answer) {
            pause();
            say(answer.reply().raw());
        } else if (chosen.observation() instanceof Observation.Closed) {
            state = state.with(Phase.CLOSED);
        }
        boolean enough = prudence.isPresent() && prudence.get().leavesAfter(stimulus, chosen.observation());
        if (state.phase() == Phase.COMMAND && (enough || chance.nextDouble() < manners.leaving())) {
            say(LEAVING);
            state = state.with(Phase.CLOSED);
        }
        if (over()) {
            outputs.add(new Output.HangUp());
        }
    }

    private void pause() {
        if (!manners.slowest().isZero()) {
            outputs.add(new Output.Wait(
                    Duration.ofMillis(chance.nextLong(manners.slowest().toMillis()))));
        }
    }

    private void say(Octets octets) {
        Octets rest = octets;
        while (!rest.isEmpty()) {
            int length = Math.min(rest.length(), 1 + chance.nextInt(manners.segment()));
            outputs.add(new Output.Say(rest.to(length)));
            rest = rest.from(length);
        }
    }

    private List<Output> taken() {
        List<Output> taken = List.copyOf(outputs);
        outputs.clear();
        return taken;
    }
}
