package org.msakit.kit.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.msakit.kit.client.InMemoryConnection;
import org.msakit.kit.scenario.PreconditionNotMet;
import org.msakit.kit.scenario.Session;
import org.msakit.monitor.Outcome;
import org.msakit.policy.AccessMap;
import org.msakit.policy.Admission;
import org.msakit.policy.Client;
import org.msakit.policy.Policy;
import org.msakit.policy.SubmissionPolicy;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.session.SubmissionSession;

/** The proofs made on real sendmail, with the same kind of inputs, on the reference server and in memory. */
class ReferencePolicyProperties {
    private static final String FOREIGN = "carol@else.test";

    @Property(tries = 300)
    void noAccessMapOpensTheHardenedListener(@ForAll("maps") AccessMap map, @ForAll("clients") String client) {
        Attempt attempt = new Attempt(map, "aE", client, false);
        Admission predicted = attempt.predicted;
        assertThat(attempt.mail).isEqualTo(predicted == Admission.REJECTED ? "550 5.7.1" : "530 5.7.0");
        assertThat(attempt.accepted).isEmpty();
        assertThat(attempt.violations).isEmpty();
    }

    @Property(tries = 300)
    void theStockListenerLetsListedClientsRelay(@ForAll("maps") AccessMap map, @ForAll("clients") String client) {
        Attempt attempt = new Attempt(map, "E", client, false);
        assertThat(attempt.mail).isEqualTo(attempt.predicted == Admission.REJECTED ? "550 5.7.1" : "250 2.1.0");
        assertThat(!attempt.accepted.isEmpty()).isEqualTo(attempt.predicted == Admission.RELAY);
        assertThat(attempt.violations).isEmpty();
    }

    @Property(tries = 100)
    void aLoginOpensTheHardenedListener(@ForAll("maps") AccessMap map, @ForAll("clients") String client) {
        Attempt attempt = new Attempt(map, "aE", client, true);
        assertThat(!attempt.accepted.isEmpty()).isEqualTo(attempt.predicted != Admission.REJECTED);
        assertThat(attempt.violations).isEmpty();
    }

    @Example
    void etrnIsOfferedWithoutTheModifierEOnly() {
        assertThat(new Attempt(AccessMap.EMPTY, "aE", "192.0.2.1", false).keywords)
                .doesNotContain("ETRN");
        assertThat(new Attempt(AccessMap.EMPTY, "a", "192.0.2.1", false).keywords)
                .contains("ETRN");
    }

    @Example
    void whatTheArticleSeesInEhloIsOffered() {
        assertThat(new Attempt(AccessMap.EMPTY, "aE", "192.0.2.1", true).keywords)
                .doesNotContain("ETRN")
                .contains("ENHANCEDSTATUSCODES", "PIPELINING", "8BITMIME", "SIZE", "DSN", "AUTH", "DELIVERBY", "HELP");
    }

    /** One attempt to submit to a foreign domain, judged by the monitor. */
    private static final class Attempt {
        private final Admission predicted;
        private final List<String> violations;
        private final List<String> accepted;
        private final List<String> keywords;
        private String mail = "";

        private Attempt(AccessMap map, String modifiers, String client, boolean login) {
            InetAddress address = address(client);
            predicted = SubmissionPolicy.sendmail().admission(Policy.of(modifiers, map), Client.nameless(address));
            ServerConfig config = ServerConfig.builder()
                    .accounts(EmbeddedTarget.ACCOUNTS)
                    .loopbackRelays(true)
                    .accessMap(org.msakit.server.AccessMap.parse(map.print()))
                    .build();
            MemorySink sink = new MemorySink();
            InMemoryConnection connection = new InMemoryConnection(
                    new SubmissionSession(
                            config, ListenerConfig.loopback("MSA", modifiers), config.accessMap(), address, sink, "p"),
                    false,
                    config.limits().idle(),
                    java.util.Optional.empty());
            Target pattern = InMemoryTarget.reference();
            Target target = new Target(
                    pattern.name(),
                    pattern.address(),
                    pattern.tls(),
                    () -> connection,
                    EmbeddedTarget.config(predicted, modifiers.contains("E")),
                    pattern.credentials(),
                    pattern.domain(),
                    pattern.recipient(),
                    pattern.replyTimeout(),
                    pattern.quietTime());
            try (Session session = new Session(target, connection)) {
                run(session, login);
                violations = session.transcript().findings().stream()
                        .filter(f -> f.outcome() == Outcome.FAIL)
                        .map(f -> f.requirement() + " " + f.reason())
                        .toList();
                keywords = List.copyOf(session.state().offered().keywords().keySet());
            }
            accepted = sink.messages().stream()
                    .map(m -> m.forwardPaths().toString())
                    .toList();
        }

        private void run(Session session, boolean login) {
            try {
                if (login) {
                    session.login();
                } else {
                    session.secure();
                }
            } catch (PreconditionNotMet e) {
                return; // a rejected client gets no further; what it got is judged all the same
            } finally {
                mail = session.lastReply().shortForm();
            }
            try {
                session.line("MAIL FROM:<" + session.own() + ">");
                mail = session.lastReply().shortForm();
                session.require(s -> s.mail().open(), "MAIL was refused").line("RCPT TO:<" + FOREIGN + ">");
                session.require(s -> s.mail().hasRecipients(), "RCPT was refused")
                        .line("DATA")
                        .message("hello");
            } catch (PreconditionNotMet e) {
                return; // refused on the way
            }
        }

        private static InetAddress address(String text) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }
    }

    @Provide
    Arbitrary<AccessMap> maps() {
        Arbitrary<String> keys = Arbitraries.of(
                "10",
                "10.1",
                "10.1.2",
                "10.1.2.3",
                "connect:10",
                "connect:10.1",
                "connect:10.1.2",
                "connect:10.1.2.3",
                "connect:192.0.2",
                "127.0.0.1");
        return Arbitraries.maps(keys, Arbitraries.of("RELAY", "OK", "REJECT"))
                .ofMaxSize(6)
                .map(m -> {
                    Map<String, String> copy = new LinkedHashMap<>(m);
                    return new AccessMap(copy);
                });
    }

    @Provide
    Arbitrary<String> clients() {
        return Arbitraries.of("10.1.2.3", "10.1.2.4", "10.1.9.9", "10.9.9.9", "192.0.2.7", "127.0.0.1");
    }
}
