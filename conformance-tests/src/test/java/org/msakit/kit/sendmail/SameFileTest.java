package org.msakit.kit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.msakit.dialogue.Event;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.InMemoryConnection;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.target.SendmailTarget;
import org.msakit.policy.Admission;
import org.msakit.server.AccessMap;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.session.SubmissionSession;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;
import org.msakit.wire.ReplyReader;

/** One configuration file, read by sendmail in a container and by the reference server, gives the same answers. */
@NeedsContainers
class SameFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LOGIN = "AUTH PLAIN AGFsaWNlAHNlY3JldC1hbGljZQ==";

    /** What a client says behind EHLO; each on a connection of its own. Sendmail grows slow for one that says a lot. */
    private static final List<List<String>> DIALOGUES = List.of(
            List.of("MAIL FROM:<s@remote.test>", "RCPT TO:<alice@sm.test>", "RCPT TO:<x@else.test>", "DATA"),
            List.of(LOGIN, "MAIL FROM:<alice@sm.test>", "RCPT TO:<nobody-here@sm.test>", "RCPT TO:<x@else.test>"),
            List.of("RCPT TO:<alice@sm.test>", "DATA", "RSET", "NOOP", "QUIT"),
            List.of("MAIL FROM:<>", "RCPT TO:<x@else.test>", "RSET", LOGIN, LOGIN),
            List.of("AUTH GSSAPI", "VRFY alice", "EXPN alice", "ETRN"));

    @Test
    void theHardenedFile() {
        compare(Fleets.hardened(), "/etc/mail/sendmail.mc", true);
    }

    @Test
    void theStockFile() {
        compare(Fleets.stock(), "/etc/mail/sendmail.mc", false);
    }

    @Test
    void theCfThatM4MadeOfIt() {
        compare(Fleets.hardened(), "/etc/mail/sendmail.cf", true);
    }

    private static void compare(SendmailFleet fleet, String path, boolean hardened) {
        String map = Fleets.usualMap(fleet);
        fleet.accessMap(map);
        ServedConfiguration served = ServedConfiguration.read(
                path, fleet.file(path), name -> name.startsWith("/etc/") ? text(fleet, name) : Optional.empty());
        ServerConfig config = served.server()
                .account("alice", "secret-alice")
                .account("bob", "secret-bob")
                .accessMap(AccessMap.parse(map))
                .build();
        ListenerConfig msa = served.listeners().stream()
                .filter(listener -> listener.port() == 587)
                .findFirst()
                .orElseThrow();
        for (String vantage : List.of(Fleets.LISTED, Fleets.REJECTED, Fleets.UNLISTED)) {
            InetAddress address = fleet.vantage(vantage).seenByServer();
            Admission any = hardened ? Admission.LOGIN_REQUIRED : Admission.RELAY;
            for (List<String> dialogue : DIALOGUES) {
                List<String> real = talk(
                        dial(() -> SendmailTarget.of(fleet, vantage, 587, any, PATIENCE)
                                .dialer()
                                .dial()),
                        dialogue);
                List<String> reference = talk(
                        new InMemoryConnection(
                                new SubmissionSession(
                                        config, msa, config.accessMap(), address, new MemorySink(), "same"),
                                false,
                                config.limits().idle(),
                                Optional.empty()),
                        dialogue);
                assertThat(real).as("answers of sendmail").noneMatch(line -> line.endsWith("nothing"));
                assertThat(reference).as(path + " from " + vantage).isEqualTo(real);
            }
        }
    }

    private static Optional<String> text(SendmailFleet fleet, String name) {
        try {
            return Optional.of(fleet.file(name));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Opens a connection. */
    private interface Dial {
        Connection dial() throws Exception;
    }

    private static Connection dial(Dial dial) {
        try {
            return dial.dial();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each command with the code that answered it. */
    private static List<String> talk(Connection connection, List<String> commands) {
        List<String> codes = new ArrayList<>();
        try (connection) {
            ReplyReader replies = new ReplyReader();
            codes.add("greeting " + next(connection, replies));
            List<String> all = new ArrayList<>(List.of("EHLO client.test"));
            all.addAll(commands);
            for (String command : all) {
                connection.send(new Octets(command + "\r\n"));
                codes.add(command + " -> " + next(connection, replies));
            }
        }
        return codes;
    }

    private static String next(Connection connection, ReplyReader replies) {
        Optional<Reply> reply = replies.poll();
        while (reply.isEmpty()) {
            if (!(connection.receive(PATIENCE) instanceof Event.Received received)) {
                return "nothing";
            }
            replies.feed(received.octets());
            reply = replies.poll();
        }
        return String.valueOf(reply.get().code());
    }
}
