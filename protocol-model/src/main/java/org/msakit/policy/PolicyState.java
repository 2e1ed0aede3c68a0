package org.msakit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the policy has to remember of a session.
 *
 * @param client who is there
 * @param refusal the reply to everything that matters, where the client was refused when it connected
 * @param discards whether the client's messages are taken and thrown away, as was decided when it connected
 * @param offers what the session offers, as was decided when it connected
 * @param tls whether TLS is up
 * @param hello whether there was an EHLO
 * @param mechanism by which the client logged in
 * @param envelope the open transaction
 * @param content whether a message is being sent
 */
public record PolicyState(
        Client client,
        Optional<PolicyReply> refusal,
        boolean discards,
        Set<Offer> offers,
        boolean tls,
        boolean hello,
        Optional<String> mechanism,
        Optional<Envelope> envelope,
        boolean content) {

    /**
     * An open transaction.
     *
     * @param sender reverse-path, empty for the null one
     * @param recipients accepted forward-paths
     * @param discarded whether the message will be thrown away
     */
    public record Envelope(String sender, List<String> recipients, boolean discarded) {
        public Envelope {
            recipients = List.copyOf(recipients);
        }

        Envelope plus(String recipient, boolean discard) {
            List<String> all = new ArrayList<>(recipients);
            all.add(recipient);
            return new Envelope(sender, all, discarded || discard);
        }
    }

    public PolicyState {
        offers = Set.copyOf(offers);
    }

    /** A session that is about to begin. */
    public static PolicyState of(Client client) {
        return new PolicyState(
                client, Optional.empty(), false, Set.of(), false, false, Optional.empty(), Optional.empty(), false);
    }

    boolean offers(Offer offer) {
        return offers.contains(offer);
    }

    PolicyState connected(Optional<PolicyReply> refused, boolean discard, Set<Offer> offered, boolean secure) {
        return new PolicyState(client, refused, discard, offered, secure, hello, mechanism, envelope, content);
    }

    PolicyState greeted() {
        return new PolicyState(client, refusal, discards, offers, tls, true, mechanism, envelope, content);
    }

    PolicyState secured() {
        return new PolicyState(client, refusal, discards, offers, true, hello, mechanism, envelope, content);
    }

    PolicyState loggedIn(String by) {
        return new PolicyState(client, refusal, discards, offers, tls, hello, Optional.of(by), envelope, content);
    }

    PolicyState with(Optional<Envelope> open) {
        return new PolicyState(client, refusal, discards, offers, tls, hello, mechanism, open, false);
    }

    PolicyState sending() {
        return new PolicyState(client, refusal, discards, offers, tls, hello, mechanism, envelope, true);
    }
}
