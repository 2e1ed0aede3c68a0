package org.msakit.kit.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.msakit.dialogue.Event;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.TlsPeer;
import org.msakit.tls.Answer;
import org.msakit.tls.AnswerReader;
import org.msakit.tls.Offer;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;
import org.msakit.wire.ReplyReader;

/** Octets to and from the server on one connection; all of them go into the transcript. */
final class Wire {
    /** Octets received after which a server that does not stop counts as flooding. */
    private static final int FLOOD = 4 << 20;

    private final Connection connection;
    private final Transcript transcript;
    private final ReplyReader replies = new ReplyReader();
    private int receivedOctets;
    private boolean opened;
    private boolean untouched = true;

    Wire(Connection connection, Transcript transcript) {
        this.connection = connection;
        this.transcript = transcript;
    }

    /** Whether the greeting was waited for. */
    boolean opened() {
        return opened;
    }

    /** Whether nothing was sent yet. */
    boolean untouched() {
        return untouched;
    }

    /** Takes note that the connection is there. */
    void open() {
        opened = true;
        transcript.record(connection.opened());
    }

    /** Shakes hands. */
    void startTls() {
        transcript.record(connection.startTls());
    }

    void send(Octets octets) {
        untouched = false;
        connection.send(octets);
        transcript.record(new Event.Sent(octets));
    }

    void receive(Duration patience) {
        take(connection.receive(patience));
    }

    /** Waits for the replies owed, for each of them so long. */
    void await(Duration patience) {
        while (transcript.owesReply()) {
            receive(patience);
        }
    }

    /** Keeps silent for so long. */
    void idle(Duration time) {
        take(connection.idle(time));
    }

    private void take(Event event) {
        if (event instanceof Event.Received received) {
            hear(received.octets());
        }
        transcript.record(event);
        if (receivedOctets > FLOOD) {
            transcript.record(new Event.ClosedByClient());
        }
    }

    private void hear(Octets octets) {
        List<Reply> whole = new ArrayList<>();
        replies.feed(octets);
        for (Optional<Reply> r = replies.poll(); r.isPresent(); r = replies.poll()) {
            whole.add(r.get());
        }
        transcript.hear(whole);
        receivedOctets += octets.length();
    }

    /**
     * Sends octets by which the client breaks a rule of its own, so that the rules of the session do not judge what comes;
     * the dialogue is over then.
     *
     * @param most replies to wait for
     * @return the replies that came
     */
    List<Reply> unjudged(Octets octets, int most, Duration patience) {
        int before = transcript.heard().size();
        transcript.recordUnjudged(new Event.Sent(octets));
        connection.send(octets);
        boolean open = true;
        while (open && transcript.heard().size() - before < most) {
            Event event = connection.receive(patience);
            transcript.recordUnjudged(event);
            open = event instanceof Event.Received;
            if (event instanceof Event.Received received) {
                hear(received.octets());
            }
        }
        transcript.stopJudging();
        return transcript.heard().subList(before, transcript.heard().size());
    }

    /** Sends octets that are no part of the dialogue; false where the server does not take them in time. */
    boolean pour(Octets octets, Duration patience) {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> connection.send(octets));
        try {
            sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            connection.close();
            return false;
        }
    }

    /** Sends a part of a first flight of TLS in place of a handshake, and reads what the server answers. */
    Answer offer(Offer offer, Duration patience) {
        untouched = false;
        connection.send(offer.octets());
        Answer answer = answer(patience);
        transcript.record(new Event.TlsOffered(offer.words(), answer.describe()));
        return answer;
    }

    private Answer answer(Duration patience) {
        AnswerReader reader = new AnswerReader();
        while (true) {
            Event event = connection.receive(patience);
            if (!(event instanceof Event.Received received)) {
                return event instanceof Event.Quiet ? new Answer.Silence() : new Answer.Closed();
            }
            Optional<Answer> answer = reader.feed(received.octets());
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    /** Whether there are sockets, which carry TLS and whose buffers can fill up. */
    boolean overSockets() {
        return connection.carriesTls();
    }

    /** Whether silence costs no time. */
    boolean clockJumps() {
        return connection.clockJumps();
    }

    /** What TLS showed of the server. */
    Optional<TlsPeer> tlsPeer() {
        return connection.tlsPeer();
    }

    /** What an exchange can be bound to, as {@link Connection#channelBinding}. */
    Optional<Octets> channelBinding(String type) {
        return connection.channelBinding(type);
    }

    void close() {
        connection.close();
    }

    /** Closes so that the server sees RST in place of FIN. */
    void reset() {
        connection.reset();
    }
}
