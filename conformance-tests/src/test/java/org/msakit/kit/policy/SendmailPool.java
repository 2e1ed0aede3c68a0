package org.msakit.kit.policy;

import com.github.dockerjava.api.exception.NotFoundException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.dialogue.Event;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.SocketConnection;
import org.msakit.kit.client.TlsTrust;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.policy.PolicyCase.Talk;
import org.msakit.policy.Release;
import org.msakit.policy.Request;
import org.msakit.wire.Octets;

/** Real sendmail: one container with a listener for every setting and set of modifiers, started beforehand. */
final class SendmailPool implements AutoCloseable {
    private static final Pattern VERSION = Pattern.compile("Sendmail (\\d+(?:\\.\\d+)+)");
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(2);
    static final String PASSWORD = "secret-alice";

    private final SendmailFleet fleet;
    private final String network;
    private final Release release;
    private String map = "";

    private SendmailPool(SendmailFleet fleet) {
        this.fleet = fleet;
        String address = fleet.vantage("one").seenByServer().getHostAddress();
        network = address.substring(0, address.lastIndexOf('.'));
        awaitGreetings();
        release = Release.of(version());
        fleet.accessMap(map);
    }

    static SendmailPool start(String suite) {
        return new SendmailPool(SendmailFleet.start(SendmailFleet.Options.hardened("one", "two", "named")
                .on(suite)
                .with(
                        ServerSetting.started().stream()
                                .map(ServerSetting::line)
                                .toList(),
                        Map.of("named", Vantage.NAMED.host()))));
    }

    /** One server opens all of its listeners together. */
    private void awaitGreetings() {
        Instant end = Instant.now().plus(START);
        for (ServerSetting setting : ServerSetting.started()) {
            while (!greets(setting.port(setting.listeners().get(0)))) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("no listener of " + setting.line());
                }
            }
        }
    }

    /** The version that sendmail greets with. */
    String version() {
        ServerSetting any = ServerSetting.ALL.get(0);
        try (Conversation conversation =
                new Conversation(dial(Vantage.ONE, any.port(any.listeners().get(0))), PASSWORD)) {
            String greeting = conversation.ask(new Request.Connect()).line();
            Matcher version = VERSION.matcher(greeting);
            if (!version.find()) {
                throw new IllegalStateException("no version in " + greeting);
            }
            return version.group(1);
        } catch (UnreachableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the model has to know of the version. */
    Release release() {
        return release;
    }

    private boolean greets(int port) {
        try (Connection connection = dial(Vantage.ONE, port)) {
            return !(connection.receive(SOON) instanceof Event.ClosedByServer);
        } catch (UnreachableException e) {
            return false;
        }
    }

    /** The relay is told the port on the first line; everything behind it is the server's. */
    private Connection dial(Vantage vantage, int port) throws UnreachableException {
        Connection connection = new SocketConnection(relay(vantage), Optional.empty(), TlsTrust.any(), false, PATIENCE);
        connection.send(new Octets(port + "\n"));
        return connection;
    }

    private InetSocketAddress relay(Vantage vantage) {
        return switch (vantage) {
            case ONE -> fleet.vantage("one").relay();
            case TWO -> fleet.vantage("two").relay();
            case NAMED -> fleet.vantage("named").relay();
            case LOOPBACK -> fleet.loopbackRelay();
        };
    }

    /** The first three octets of the vantages' addresses. */
    String network() {
        return network;
    }

    /** Puts the access map of a case into force. */
    void configure(PolicyCase policyCase) {
        String text = policyCase.access(network).print();
        if (!Objects.equals(text, map)) {
            fleet.accessMap(text);
            map = text;
        }
    }

    /** A new connection of a talk. */
    Conversation open(PolicyCase policyCase, Talk talk) {
        try {
            int port = policyCase.setting().port(policyCase.modifiers());
            Connection connection = dial(talk.vantage(), port);
            if (policyCase.modifiers().contains("s") && !(connection.startTls() instanceof Event.TlsEstablished)) {
                // a client that is turned away with 421 gets it in clear text, instead of a handshake
                connection.close();
                return new Conversation(dial(talk.vantage(), port), PASSWORD);
            }
            return new Conversation(connection, PASSWORD);
        } catch (UnreachableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file that belongs to the configuration, where it is there; what comes with sendmail does not. */
    Optional<String> file(String path) {
        try {
            return path.startsWith("/etc/") ? Optional.of(fleet.file(path)) : Optional.empty();
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        fleet.close();
    }
}
