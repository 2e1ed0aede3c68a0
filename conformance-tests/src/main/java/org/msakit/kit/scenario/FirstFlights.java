package org.msakit.kit.scenario;

import org.msakit.kit.target.TlsMode;
import org.msakit.model.Phase;
import org.msakit.tls.Answer;
import org.msakit.tls.Offer;

/**
 * First flights of TLS in place of a handshake, where the server expects one.
 *
 * @param session whose connections they go over
 */
public record FirstFlights(Session session) {
    /**
     * Sends a first flight, on a connection of its own.
     *
     * @return what the server answers
     * @throws PreconditionNotMet where the server does not come to expect one
     */
    public Answer offer(Offer offer) {
        TlsMode mode = session.target().tls();
        if (mode == TlsMode.NONE) {
            throw new PreconditionNotMet("NOT APPLICABLE: no TLS");
        }
        boolean implicit = mode == TlsMode.IMPLICIT;
        if (!session.wire().untouched() || (implicit && session.wire().opened())) {
            session.reconnect();
        }
        if (!implicit) {
            session.hello()
                    .require(s -> s.offered().has("STARTTLS"), "NOT APPLICABLE: STARTTLS is not offered")
                    .line("STARTTLS")
                    .require(s -> s.phase() == Phase.HANDSHAKE, "STARTTLS was refused");
        }
        return offerMore(offer);
    }

    /** Sends octets behind those of {@link #offer}. */
    public Answer offerMore(Offer offer) {
        if (!session.wire().overSockets()) {
            throw new PreconditionNotMet("NOT APPLICABLE: no TLS is spoken in memory");
        }
        return session.wire()
                .offer(
                        offer,
                        offer.octets().isEmpty()
                                ? session.target().quietTime()
                                : session.target().replyTimeout());
    }
}
