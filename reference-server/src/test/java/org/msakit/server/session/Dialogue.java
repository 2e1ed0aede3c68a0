package org.msakit.server.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.access.Caller;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.mutant.Mutant;
import org.msakit.server.names.ClientName;
import org.msakit.server.sasl.ChannelBindings;
import org.msakit.server.sasl.TlsChannel;

/** A session in memory and a client that talks to it; actions are done on the spot. */
public final class Dialogue {
    public static final String PLAIN_ALICE = "AUTH PLAIN " + base64("\0alice\0secret");

    private final SubmissionSession session;
    private final MemorySink sink;
    private boolean closed;
    private int pauses;

    public Dialogue(ServerConfig config, ListenerConfig listener, String client) {
        this(config, listener, client, new MemorySink());
    }

    public Dialogue(ServerConfig config, ListenerConfig listener, String client, MemorySink sink) {
        this(config, listener, client, ClientName.UNASKED, sink);
    }

    /** With a client whose name was looked up. */
    public Dialogue(ServerConfig config, ListenerConfig listener, String client, ClientName name, MemorySink sink) {
        this.sink = sink;
        ListenerConfig wanted = listener;
        for (Mutant mutant : config.mutants()) {
            wanted = mutant.configure(wanted);
        }
        session = new SubmissionSession(
                config,
                wanted,
                config::accessMap,
                Caller.of(address(client), name),
                sink,
                "t",
                InstantSource.fixed(Instant.EPOCH));
    }

    public static ServerConfig.Builder config() {
        return ServerConfig.builder().account("alice", "secret").account("bob", "hidden");
    }

    public static Dialogue on(String modifiers) {
        return new Dialogue(config().build(), ListenerConfig.loopback("test", modifiers), "192.0.2.1");
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public String open(boolean tls) {
        return perform(session.opened(tls));
    }

    /** TLS up with something to bind to, EHLO said. */
    public Dialogue encrypted(ChannelBindings bindings) {
        perform(session.opened(true, TlsChannel.boundBy(bindings)));
        say("EHLO client.example");
        return this;
    }

    /** Sends the lines, each with CRLF, in one piece; gives what was answered. */
    public String say(String... lines) {
        return raw(String.join("\r\n", lines) + "\r\n");
    }

    public String raw(String octets) {
        return perform(session.received(octets.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public String idle() {
        return perform(session.idle());
    }

    public MemorySink sink() {
        return sink;
    }

    public boolean isClosed() {
        return closed;
    }

    public int pauses() {
        return pauses;
    }

    /** TLS up, EHLO said. */
    public Dialogue encrypted() {
        open(true);
        say("EHLO client.example");
        return this;
    }

    /** Logged in as alice. */
    public Dialogue loggedIn() {
        encrypted();
        say(PLAIN_ALICE);
        return this;
    }

    /** A transaction with one recipient. */
    public Dialogue withRecipient() {
        loggedIn();
        say("MAIL FROM:<alice@example.test>", "RCPT TO:<bob@example.test>");
        return this;
    }

    private String perform(List<Action> actions) {
        StringBuilder sent = new StringBuilder();
        for (Action action : actions) {
            if (action instanceof Action.Send send) {
                sent.append(new String(send.octets(), StandardCharsets.ISO_8859_1));
            } else if (action instanceof Action.StartTls) {
                sent.append(perform(session.tlsEstablished()));
            } else if (action instanceof Action.Verify verify) {
                sent.append(perform(session.authenticated(
                        verify.check().get().toCompletableFuture().join())));
            } else if (action instanceof Action.Store store) {
                sent.append(perform(session.stored(store.sink()
                        .store(store.message())
                        .toCompletableFuture()
                        .join())));
            } else if (action instanceof Action.Close) {
                closed = true;
            } else {
                pauses++;
            }
        }
        return sent.toString();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
