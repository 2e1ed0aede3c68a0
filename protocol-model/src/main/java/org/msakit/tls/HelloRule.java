package org.msakit.tls;

import java.util.function.Function;

/**
 * A requirement on the first flight of a server.
 *
 * @param requirement the id
 * @param title one line for a reader
 * @param judge asks the server, a new connection for each offer, and draws the conclusion
 */
public record HelloRule(String requirement, String title, Function<Server, Judgement> judge) {
    /** The server as seen by a rule: an offer goes in, its answer comes out. */
    @FunctionalInterface
    public interface Server {
        Answer answer(Offer offer);
    }
}
