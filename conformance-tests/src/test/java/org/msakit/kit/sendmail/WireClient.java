package org.msakit.kit.sendmail;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.msakit.dialogue.Event;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.SocketConnection;
import org.msakit.kit.client.TlsTrust;
import org.msakit.kit.client.UnreachableException;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;
import org.msakit.wire.ReplyReader;

/** A client that has read the greeting. Nothing that it reads is judged. */
public final class WireClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Connection connection;
    private final ReplyReader replies = new ReplyReader();
    private final String greeting;

    /** Connects and reads the greeting, in clear text. */
    public WireClient(InetSocketAddress server) {
        this(server, false);
    }

    /**
     * As above.
     *
     * @param implicitTls whether TLS comes first
     */
    public WireClient(InetSocketAddress server, boolean implicitTls) {
        try {
            connection = new SocketConnection(server, Optional.empty(), TlsTrust.any(), implicitTls, PATIENCE);
        } catch (UnreachableException e) {
            throw new IllegalStateException(e);
        }
        connection.opened();
        greeting = octets(PATIENCE);
    }

    /** The octets of the greeting. */
    public String greeting() {
        return greeting;
    }

    /** Sends a line; gives the whole reply, its lines between LF. */
    public String say(String line) {
        return exchange(line + "\r\n").replace("\r\n", "\n").strip();
    }

    /** Sends octets as they are; gives those of the reply, none where the server closes instead. */
    public String exchange(String octets) {
        send(octets);
        return octets(PATIENCE);
    }

    public void send(String octets) {
        connection.send(new Octets(octets));
    }

    /** The octets of the next reply; none where the server closes, or says nothing for so long. */
    public String octets(Duration patience) {
        Optional<Reply> reply = replies.poll();
        while (reply.isEmpty()) {
            if (!(connection.receive(patience) instanceof Event.Received received)) {
                return replies.unfinished().latin1();
            }
            replies.feed(received.octets());
            reply = replies.poll();
        }
        return reply.get().raw().latin1();
    }

    /** Logs in as an account of the containers. */
    public String login(String user) {
        String secret = "\0" + user + "\0secret-" + user;
        return say("AUTH PLAIN " + Base64.getEncoder().encodeToString(new Octets(secret).toBytes()));
    }

    @Override
    public void close() {
        connection.close();
    }
}
