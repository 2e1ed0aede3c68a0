package org.msakit.kit.scenario;

import org.msakit.model.Exchange;
import org.msakit.sasl.ScramHash;
import org.msakit.sasl.ScramServerFirst;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** The client's side of one SCRAM exchange (RFC 5802), able to say what it should not. */
final class ScramClient {
    static final String NONCE = "rOprNGfwEbeRWgbNEkqO";

    private final Session session;
    private final ScramHash hash;
    private final String header;
    private final String bare;

    private ScramClient(Session session, String mechanism, String header, String bare) {
        this.session = session;
        this.hash = ScramHash.of(mechanism).orElseThrow();
        this.header = header;
        this.bare = bare;
        session.line("AUTH " + mechanism + " " + Base64Text.encode(header + bare));
    }

    /** Sends the first message, whatever comes. */
    static ScramClient begin(Session session, String mechanism, String header, String bare) {
        return new ScramClient(session, mechanism, header, bare);
    }

    /** Sends the first message; goes on only where a challenge comes. */
    static ScramClient open(Session session, String mechanism, String header, String bare) {
        ScramClient client = begin(session, mechanism, header, bare);
        session.require(s -> s.exchange() == Exchange.SCRAM_FINAL, mechanism + " ended before the proof");
        if (client.challenge().iterations() > ScramHash.MOST_ITERATIONS) {
            throw new PreconditionNotMet(
                    "too many iterations: " + client.challenge().iterations());
        }
        return client;
    }

    /** The bare first message of the account. */
    static String bare(String user) {
        return "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + NONCE;
    }

    ScramServerFirst challenge() {
        return ScramServerFirst.parse(session.state().talk().challenge()).orElseThrow();
    }

    /** The final message without its proof, as it should be. */
    String unproved(Octets binding) {
        return unproved(Octets.utf8(header).plus(binding), challenge().nonce());
    }

    /** The final message without its proof. */
    static String unproved(Octets binding, String nonce) {
        return "c=" + Base64Text.encode(binding) + ",r=" + nonce;
    }

    /** Sends the final message, with a proof over what was and is said. */
    Session prove(String unproved, String password) {
        return send(unproved, proof(unproved, password));
    }

    Octets proof(String unproved, String password) {
        String messages = bare + "," + session.state().talk().challenge() + "," + unproved;
        return Octets.of(hash.clientProof(password, challenge(), messages));
    }

    Session send(String unproved, Octets proof) {
        return session.line(Base64Text.encode(unproved + ",p=" + Base64Text.encode(proof)));
    }

    /** Logs in, bound to nothing. */
    static Session login(Session session, String mechanism) {
        ScramClient client = open(session, mechanism, "n,,", bare(session.user()));
        return client.finish(Octets.EMPTY);
    }

    /** Proves, and acknowledges the server's proof. */
    Session finish(Octets binding) {
        prove(unproved(binding), session.password());
        return session.state().exchange() == Exchange.SCRAM_PROVED ? session.line("") : session;
    }
}
