package org.msakit.simulation;

import java.util.SplittableRandom;
import org.msakit.model.Exchange;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.sasl.ScramClientFinal;
import org.msakit.sasl.ScramClientFirst;
import org.msakit.wire.Octets;

/**
 * The TLS channel of one connection, which an exchange can be bound to (RFC 5802 section 6).
 *
 * @param exporter what both ends compute for tls-exporter (RFC 9266)
 */
record Channel(Octets exporter) {
    private static final String TYPE = "tls-exporter";
    private static final int LENGTH = 32;

    static Channel drawn(long seed) {
        byte[] exporter = new byte[LENGTH];
        new SplittableRandom(seed).nextBytes(exporter);
        return new Channel(Octets.of(exporter));
    }

    /** Whether the client proves to be on another channel: what the dialogue alone does not tell. */
    boolean denies(SessionState state, Stimulus stimulus) {
        if (state.exchange() != Exchange.SCRAM_FINAL
                || !state.talk().mechanism().endsWith("-PLUS")) {
            return false;
        }
        ScramClientFirst first = ScramClientFirst.parse(new Octets(state.talk().opening()).asUtf8());
        Octets wanted = Octets.utf8(first.header()).plus(exporter);
        return !first.bindingType().equals(TYPE)
                || Challenges.message(stimulus)
                        .flatMap(ScramClientFinal::parse)
                        .filter(last -> last.binding().equals(wanted))
                        .isEmpty();
    }
}
