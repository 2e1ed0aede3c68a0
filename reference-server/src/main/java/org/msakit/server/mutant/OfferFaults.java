package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.answer;
import static org.msakit.server.mutant.Faults.ehloParameter;
import static org.msakit.server.mutant.Faults.ehloWith;
import static org.msakit.server.mutant.Faults.in;
import static org.msakit.server.mutant.Faults.verb;

import java.util.List;
import java.util.Set;
import org.msakit.server.ExtensionSettings;
import org.msakit.server.ListenerConfig;
import org.msakit.server.Modifier;
import org.msakit.server.ServerConfig;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** Faults in what is offered, and promises that are not kept (RFC 1985, 2505, 2852, 4865, 6710, 8689, 9422). */
final class OfferFaults {
    private static final int TRANSACTIONS = 40;
    private static final int DOMAINS = 10;

    private OfferFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "deliverby-without-figure",
                        "RFC2852-2-1",
                        "lists DELIVERBY with a word for its minimum",
                        ehloParameter("DELIVERBY", "soon")),
                Mutant.of(
                        "futurerelease-without-figures",
                        "RFC4865-3-1",
                        "lists FUTURERELEASE without the moment",
                        ehloParameter("FUTURERELEASE", "604800")),
                Mutant.of(
                                "futurerelease-on-relay-port",
                                "RFC4865-4.2-1",
                                "offers FUTURERELEASE where other servers bring their mail",
                                ehloWith("FUTURERELEASE 604800 2030-01-01T00:00:00Z", s -> !s.tls()))
                        .on(OfferFaults::relayPort),
                Mutant.of(
                        "priority-profile-of-two-words",
                        "RFC6710-3-1",
                        "lists MT-PRIORITY with two profiles",
                        ehloParameter("MT-PRIORITY", "MIXER STANAG4406")),
                Mutant.of(
                        "requiretls-in-clear",
                        "RFC8689-2-2",
                        "offers REQUIRETLS without TLS",
                        ehloWith("REQUIRETLS", s -> !s.tls())),
                Mutant.of(
                        "limits-of-zero",
                        "RFC9422-3-1",
                        "lists a limit of no recipients",
                        ehloParameter("LIMITS", "RCPTMAX=0")),
                Mutant.of(
                        "limits-unknown",
                        "RFC9422-3-1",
                        "lists a limit that nobody registered",
                        ehloParameter("LIMITS", "SPEEDMAX=9")),
                Mutant.of(
                        "fewer-recipients-than-told",
                        "RFC9422-4.2-1",
                        "takes one recipient less than it says",
                        answer(
                                "RCPT",
                                (s, c) -> in(s)
                                        && recipients(s) == s.config().limits().recipients() - 1,
                                Replies.TOO_MANY_RECIPIENTS)),
                Mutant.of(
                                "fewer-transactions-than-told",
                                "RFC9422-4.1-1",
                                "takes one transaction less than it says",
                                OfferFaults::fewerTransactions)
                        .under(OfferFaults::bounded),
                Mutant.of(
                                "fewer-domains-than-told",
                                "RFC9422-4.3-1",
                                "takes one recipient domain less than it says",
                                answer("RCPT", (s, c) -> in(s) && domains(s) == DOMAINS - 1, Replies.TOO_MANY_DOMAINS))
                        .under(OfferFaults::bounded),
                Mutant.of(
                                "etrn-in-transaction",
                                "RFC1985-5-1",
                                "runs ETRN in the middle of a transaction",
                                answer("ETRN", (s, c) -> s.transaction().isPresent(), Replies.NOTHING_QUEUED))
                        .on(OfferFaults::withEtrn),
                Mutant.of(
                                "etrn-without-node",
                                "RFC1985-5-1",
                                "runs ETRN without a name",
                                answer("ETRN", (s, c) -> c.argument().isEmpty(), Replies.NOTHING_QUEUED))
                        .on(OfferFaults::withEtrn),
                Mutant.of(
                        "null-sender-one-recipient",
                        "RFC2505-2.6.1-1",
                        "takes one recipient only from the null reverse-path",
                        answer(
                                "RCPT",
                                (s, c) -> recipients(s) > 0
                                        && s.transaction()
                                                .get()
                                                .reversePath()
                                                .address()
                                                .isEmpty(),
                                Reply.of(550, "5.7.1", "One recipient for bounces"))),
                Mutant.of(
                                "expn-for-strangers",
                                "RFC2505-2.11-1",
                                "expands a list for a stranger",
                                answer("EXPN", (s, c) -> !in(s), Reply.of(250, "2.1.5", "<bob@example.test>")))
                        .alsoBreaks("RFC4954-6-2"));
    }

    private static int recipients(SessionState state) {
        return state.transaction().map(t -> t.size()).orElse(0);
    }

    private static long domains(SessionState state) {
        return state.transaction().stream()
                .flatMap(t -> t.recipients().stream())
                .map(r -> r.path().domain())
                .distinct()
                .count();
    }

    private static void bounded(ServerConfig.Builder builder) {
        builder.extensions(ExtensionSettings.defaults().bounded(TRANSACTIONS, DOMAINS));
    }

    private static ListenerConfig relayPort(ListenerConfig listener) {
        return listener.withModifiers(Set.of());
    }

    private static ListenerConfig withEtrn(ListenerConfig listener) {
        return listener.withModifiers(Set.of(Modifier.REQUIRE_AUTH));
    }

    private static Mutation fewerTransactions() {
        int[] begun = {0};
        return verb("MAIL", (state, command, next) -> {
                    if (begun[0] == TRANSACTIONS - 1) {
                        return Replies.TOO_MANY_TRANSACTIONS;
                    }
                    Reply reply = next.handle(state, command);
                    begun[0] += reply.isNegative() ? 0 : 1;
                    return reply;
                })
                .get();
    }
}
