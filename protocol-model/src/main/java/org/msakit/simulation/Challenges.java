package org.msakit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.model.Talk;
import org.msakit.sasl.ScramClientFinal;
import org.msakit.sasl.ScramClientFirst;
import org.msakit.sasl.ScramHash;
import org.msakit.sasl.ScramServerFirst;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/**
 * What a server says in a SASL exchange beyond a code: challenges and proofs of SCRAM (RFC 5802), challenges of CRAM-MD5
 * (RFC 2195), reasons of a failure (RFC 5802, RFC 7628). Salt and iteration count belong to a user name, whether there
 * is such a user or not; nonces are new each time.
 */
final class Challenges {
    private static final List<String> ERRORS =
            List.of("e=invalid-proof", "e=unknown-user", "e=other-error", "e=channel-bindings-dont-match");
    private static final List<String> STATUS =
            List.of("{\"status\":\"invalid_token\"}", "{ \"status\" : \"invalid_token\", \"scope\" : \"mail\" }");
    private static final List<Integer> ITERATIONS = List.of(4096, 4097, 6000);
    private static final int SALT = 12;

    private final Config config;
    private final long seed;
    private final SplittableRandom fresh;

    /** @param seed what salts are derived from */
    Challenges(Config config, long seed, SplittableRandom fresh) {
        this.config = config;
        this.seed = seed;
        this.fresh = fresh;
    }

    /** Everything that could be said behind 334 here; which of it is lawful, the model knows. */
    List<Octets> after(SessionState state, Stimulus stimulus) {
        List<String> all = new ArrayList<>();
        all.add(ERRORS.get(fresh.nextInt(ERRORS.size())));
        all.add(STATUS.get(fresh.nextInt(STATUS.size())));
        all.add("<" + nonce() + "." + nonce() + "@sim.example.test>");
        message(stimulus).ifPresent(message -> {
            all.add(serverFirst(ScramClientFirst.parse(message)));
            if (state.exchange() == Exchange.SCRAM_FINAL) {
                proof(state.talk(), message).ifPresent(all::add);
            }
        });
        return all.stream().map(Octets::utf8).toList();
    }

    /** What the client said, in AUTH or behind a 334. */
    static Optional<String> message(Stimulus stimulus) {
        String text = "";
        if (stimulus instanceof Stimulus.Response response) {
            text = response.line().text();
        } else if (stimulus instanceof Stimulus.Command command) {
            String argument = command.line().argument();
            text = argument.substring(argument.indexOf(' ') + 1);
        }
        return Base64Text.decode(text).map(Octets::asUtf8);
    }

    private String nonce() {
        return Long.toString(fresh.nextLong() >>> 1, Character.MAX_RADIX);
    }

    private String serverFirst(ScramClientFirst first) {
        SplittableRandom ofUser = new SplittableRandom(seed * 31 + first.user().hashCode());
        byte[] salt = new byte[SALT];
        ofUser.nextBytes(salt);
        return "r=" + first.nonce() + nonce() + ",s=" + Base64Text.encode(Octets.of(salt)) + ",i="
                + ITERATIONS.get(ofUser.nextInt(ITERATIONS.size()));
    }

    private Optional<String> proof(Talk talk, String message) {
        Optional<ScramClientFinal> said = ScramClientFinal.parse(message);
        Optional<ScramServerFirst> asked = ScramServerFirst.parse(talk.challenge());
        String password = config.accounts().get(talk.user());
        if (said.isEmpty() || asked.isEmpty() || password == null) {
            return Optional.empty();
        }
        String bare =
                ScramClientFirst.parse(new Octets(talk.opening()).asUtf8()).bare();
        String messages = bare + "," + talk.challenge() + "," + said.get().unproved();
        ScramHash hash = ScramHash.of(talk.mechanism().toUpperCase(Locale.ROOT)).orElseThrow();
        byte[] signature = hash.serverSignature(password, asked.get(), messages);
        return Optional.of("v=" + Base64Text.encode(Octets.of(signature)));
    }
}
