package org.msakit.kit.target;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msakit.kit.client.SocketConnection;
import org.msakit.kit.client.TlsTrust;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.fleet.SinkMessage;
import org.msakit.model.Config;
import org.msakit.policy.Admission;

/** A port of a sendmail fleet as a target, seen from one of its vantages. */
public final class SendmailTarget {
    private static final Map<String, String> ACCOUNTS = Map.of("alice", "secret-alice", "bob", "secret-bob");

    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final String DOMAIN = "sm.test";

    /** The server is set to deliver before it replies to the end of data. */
    private static final Duration DELIVERED = Duration.ofSeconds(3);

    private SendmailTarget() {}

    /**
     * The port from the vantage; beside port 587 stands port 465.
     *
     * @param admission what sendmail is expected to grant to that client before a login
     */
    public static Target of(SendmailFleet fleet, String vantage, int port, Admission admission, Duration replyTimeout) {
        Target target = one(fleet, vantage, port, admission, replyTimeout);
        return port == SUBMISSION
                ? target.with(
                        target.facilities().withOtherPort(one(fleet, vantage, SUBMISSIONS, admission, replyTimeout)))
                : target;
    }

    private static Target one(
            SendmailFleet fleet, String vantage, int port, Admission admission, Duration replyTimeout) {
        InetSocketAddress address = fleet.vantage(vantage).to(port);
        var trust = TlsTrust.any();
        boolean implicitTls = port == SUBMISSIONS;
        Config config = new Config(
                admission,
                port != 25,
                ACCOUNTS,
                Set.of(DOMAIN),
                Set.of("alice@sm.test", "bob@sm.test"),
                "msakit-no-such-user");
        return new Target(
                "sendmail:" + port + " seen from the vantage " + vantage,
                address.getHostString() + ":" + address.getPort(),
                implicitTls ? TlsMode.IMPLICIT : TlsMode.STARTTLS,
                () -> new SocketConnection(address, Optional.empty(), trust, implicitTls, replyTimeout),
                config,
                new Target.Credentials("alice", ACCOUNTS.get("alice")),
                DOMAIN,
                "bob@sm.test",
                replyTimeout,
                Duration.ofMillis(300),
                Facilities.NONE
                        .withDeliveries(
                                new Deliveries(() -> deliveries(fleet), DELIVERED, Duration.ofMillis(200)), "else.test")
                        .withSecond(new Target.Credentials("bob", ACCOUNTS.get("bob"))));
    }

    /** What the accounts and the sink got. */
    private static List<Delivery> deliveries(SendmailFleet fleet) {
        List<Delivery> all = new ArrayList<>();
        for (SinkMessage m : fleet.relayed()) {
            all.add(Delivery.of(m.reversePath(), m.forwardPaths(), m.content()));
        }
        for (String user : ACCOUNTS.keySet()) {
            for (SinkMessage m : fleet.mailbox(user)) {
                all.add(Delivery.of(m.reversePath(), List.of(user + "@" + DOMAIN), m.content()));
            }
        }
        return all;
    }
}
