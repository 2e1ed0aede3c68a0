package org.msakit.kit.scenario;

import java.util.List;
import org.msakit.kit.sink.Arrival;
import org.msakit.kit.sink.ScriptedSink;
import org.msakit.kit.sink.SinkOffers;
import org.msakit.kit.target.Delivery;
import org.msakit.monitor.Outcome;
import org.msakit.wire.Reply;

/** What scenarios see of the next hop, and what they say of a message that may have gone there. */
final class NextHop {
    /** What a control message needs, at no cost of TLS. */
    private static final SinkOffers CLEAR = SinkOffers.ALL.without("STARTTLS");

    private final Session session;
    private final ScriptedSink sink;

    private NextHop(Session session, ScriptedSink sink) {
        this.session = session;
        this.sink = sink;
    }

    /**
     * Logs in, and has a plain message go to the next hop (over good TLS where the test is about bad TLS) before that
     * offers something else: what is not seen there later has not gone there.
     */
    static NextHop reached(Session s, SinkOffers offers) {
        return reached(s, offers.trusted() ? CLEAR : SinkOffers.ALL, offers);
    }

    /** As above, where the server has an account at the next hop, which it shows under TLS alone. */
    static NextHop reachedWithLogin(Session s, SinkOffers offers) {
        return reached(s, SinkOffers.ALL, offers);
    }

    private static NextHop reached(Session s, SinkOffers first, SinkOffers offers) {
        ScriptedSink sink = s.target()
                .facilities()
                .nextHop()
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: no next hop of the kit's (--sink)"));
        s.login();
        NextHop hop = new NextHop(s, sink);
        hop.offer(first).control();
        return hop.offer(offers);
    }

    /** Has the next hop offer this. */
    NextHop offer(SinkOffers offers) {
        sink.offer(offers);
        return this;
    }

    /** A plain message that has to go through. */
    void control() {
        Letter control = session.letterTo(session.remote("control"));
        session.submitTo(List.of(session.remote("control")), control).accepted();
        session.delivered(control);
    }

    /** How the letter came to this address at the next hop; none where it did not. */
    List<Arrival> arrivals(Letter letter, String forwardPath) {
        return session.deliveries().holding(letter.marker(), 1).stream()
                .filter(d -> d.forwardPaths().contains(forwardPath))
                .flatMap(d -> d.arrival().stream())
                .toList();
    }

    /** The one arrival of the letter at this address. */
    Arrival arrival(Letter letter, String forwardPath) {
        return arrivals(letter, forwardPath).stream()
                .findFirst()
                .orElseThrow(() -> new PreconditionNotMet("the message was accepted and did not come to the next hop"));
    }

    /** What was sent on the letter's account, itself aside, to whomever. */
    List<Delivery> notices(Letter letter, int expected) {
        return session.deliveries().holding(letter.marker(), expected).stream()
                .filter(letter::isOther)
                .toList();
    }

    /** The row wants a refusal where the message cannot go on; says so of the last reply. */
    void refusal(String row) {
        Reply reply = session.lastReply();
        session.conclude(row, reply.klass() == 5 ? Outcome.PASS : Outcome.INCONCLUSIVE, "refused by " + reply.raw());
    }

    /** The row forbids that the letter goes there; it was accepted, and its sender may have been told later. */
    void keptBack(String row, Letter letter, String forwardPath, String otherwise) {
        offer(CLEAR).control();
        session.conclude(row, arrivals(letter, forwardPath).isEmpty(), otherwise);
    }
}
