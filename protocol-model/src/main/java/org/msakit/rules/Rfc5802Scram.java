package org.msakit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.Pattern;
import org.msakit.model.SessionState;
import org.msakit.model.Talk;
import org.msakit.sasl.ScramClientFinal;
import org.msakit.sasl.ScramClientFirst;
import org.msakit.sasl.ScramHash;
import org.msakit.sasl.ScramServerFirst;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/**
 * RFC 5802 and RFC 7677: SCRAM. The data of a channel binding is not in the dialogue: of a bound exchange the model says
 * only what must fail.
 */
final class Rfc5802Scram {
    private static final String PLUS = "-PLUS";
    private static final UnaryOperator<SessionState> REFUSED = Rfc4954Auth::loginRefused;

    /** RFC 5929 and RFC 9266. */
    private static final Set<String> BINDING_TYPES =
            Set.of("tls-unique", "tls-server-end-point", "tls-unique-for-telnet", "tls-exporter");

    private static final Pattern ERROR =
            Pattern.challenge("334 with e=", challenge -> challenge.latin1().startsWith("e="));

    private Rfc5802Scram() {}

    /** The client's first message, with AUTH or behind an empty 334. */
    static Cell first(SessionState state, String mechanism, Octets message) {
        ScramClientFirst first = ScramClientFirst.parse(PlainMessage.utf8(message.latin1()));
        return switch (first.fault()) {
            case MALFORMED -> mustFail(state, "501|535", "RFC5802-5-2");
            case BAD_NAME -> mustFail(state, "501|535", "RFC5802-5.1-7");
            case MANDATORY_EXTENSION -> mustFail(state, "535", "RFC5802-5.1-5");
            case NONE -> wellFormed(state, mechanism, message, first);
        };
    }

    private static Cell wellFormed(SessionState state, String mechanism, Octets message, ScramClientFirst first) {
        Pattern right = Pattern.challenge(
                "334 with r=" + first.nonce() + "...,s=,i=",
                challenge -> serverFirst(challenge, first.nonce()).isPresent());
        String doomed = doomed(state, mechanism, first);
        Talk talk = new Talk(mechanism, first.user(), message.latin1(), "", doomed);
        if (!doomed.isEmpty()) {
            return Cell.in(state)
                    .pass("535", REFUSED, doomed)
                    .learn(ERROR, reply -> failed(state, talk), Grade.PASS, doomed)
                    .learn(right, reply -> challenged(state, talk, reply), Grade.INCONCLUSIVE)
                    .warn("5yz", REFUSED, doomed)
                    .otherwise(doomed);
        }
        return Cell.in(state)
                .learn(right, reply -> challenged(state, talk, reply), Grade.PASS, "RFC5802-5-1")
                .learn(ERROR, reply -> failed(state, talk), Grade.INCONCLUSIVE)
                .open("5yz", REFUSED)
                .otherwise("RFC5802-5-1");
    }

    /** The requirement by which the exchange has to fail, if there is one (section 6). */
    private static String doomed(SessionState state, String mechanism, ScramClientFirst first) {
        boolean plus = mechanism.endsWith(PLUS);
        boolean plusOffered = state.offered().mechanisms().contains(mechanism + PLUS);
        if (!plus && plusOffered && first.header().startsWith("y")) {
            return "RFC5802-6-2";
        }
        return plus && !first.bindingType().isEmpty() && !BINDING_TYPES.contains(first.bindingType())
                ? "RFC5802-6-3"
                : "";
    }

    private static Optional<ScramServerFirst> serverFirst(Octets challenge, String clientNonce) {
        return ScramServerFirst.parse(challenge.latin1())
                .filter(s -> s.nonce().startsWith(clientNonce) && s.nonce().length() > clientNonce.length());
    }

    private static SessionState challenged(SessionState state, Talk talk, Reply reply) {
        String challenge = Base64Text.decode(reply.text(0)).orElse(Octets.EMPTY).latin1();
        return state.with(
                Exchange.SCRAM_FINAL,
                new Talk(talk.mechanism(), talk.user(), talk.opening(), challenge, talk.doomed()));
    }

    private static SessionState failed(SessionState state, Talk talk) {
        return state.with(Exchange.FAILED, talk);
    }

    /** The client's proof. */
    static Cell proof(Config config, SessionState state, Octets message) {
        Talk talk = state.talk();
        Optional<ScramClientFinal> parsed = ScramClientFinal.parse(PlainMessage.utf8(message.latin1()));
        ScramServerFirst challenge = ScramServerFirst.parse(talk.challenge()).orElseThrow();
        String password = config.accounts().get(talk.user());
        if (parsed.isEmpty() || password == null || challenge.iterations() > ScramHash.MOST_ITERATIONS) {
            return parsed.isEmpty() || password == null ? mustFail(state, "501|535", "RFC5802-5.1-4") : any(state);
        }
        ScramHash hash = ScramHash.of(talk.mechanism()).orElseThrow();
        ScramClientFirst first = ScramClientFirst.parse(PlainMessage.utf8(talk.opening()));
        String authMessage =
                first.bare() + "," + talk.challenge() + "," + parsed.get().unproved();
        String wrong = wrong(talk, first, parsed.get(), challenge);
        boolean proved = Octets.of(hash.clientProof(password, challenge, authMessage))
                .equals(parsed.get().proof());
        if (!wrong.isEmpty() || !proved) {
            return mustFail(state, "535", wrong.isEmpty() ? "RFC5802-5.1-4" : wrong);
        }
        String signature = "v=" + Base64Text.encode(Octets.of(hash.serverSignature(password, challenge, authMessage)));
        return mayPass(state, talk, first, signature);
    }

    /** The right password. A server may still refuse it: it need not keep what SCRAM needs for every account. */
    private static Cell mayPass(SessionState state, Talk talk, ScramClientFirst first, String signature) {
        List<String> shown = new ArrayList<>(List.of("RFC5802-5-3"));
        if (first.extended()) {
            shown.add("RFC5802-5.1-6");
        }
        Pattern right = Pattern.challenge("334 with " + signature, challenge -> {
            String text = challenge.latin1();
            return text.equals(signature) || text.startsWith(signature + ",");
        });
        return Cell.in(state)
                .learn(right, r -> state.with(Exchange.SCRAM_PROVED, talk), Grade.PASS, shown.toArray(String[]::new))
                .learn(ERROR, r -> failed(state, talk), Grade.INCONCLUSIVE)
                .open("5yz", REFUSED)
                .broken("235", Rfc4954Auth::loggedIn, "RFC5802-5-3")
                .otherwise("RFC5802-5-3");
    }

    /** The requirement that a server breaks which takes this message, its proof set aside. */
    private static String wrong(
            Talk talk, ScramClientFirst first, ScramClientFinal message, ScramServerFirst challenge) {
        if (!talk.doomed().isEmpty()) {
            return talk.doomed();
        }
        if (!message.nonce().equals(challenge.nonce())) {
            return "RFC5802-5.1-3";
        }
        Octets header = Octets.utf8(first.header());
        boolean bound = talk.mechanism().endsWith(PLUS);
        boolean agrees = bound
                ? message.binding().latin1().startsWith(header.latin1())
                : message.binding().equals(header);
        return agrees ? "" : "RFC5802-6-1";
    }

    private static Cell any(SessionState state) {
        return Cell.in(state)
                .open("334", s -> s.with(Exchange.OTHER, ""))
                .open("235", Rfc4954Auth::loggedIn)
                .open("5yz", REFUSED)
                .otherwise("RFC5321-4.2-5");
    }

    /** The empty response behind the server's proof: SMTP has no data of its own with a success. */
    static Cell acknowledged(SessionState state, Octets message) {
        if (!message.isEmpty()) {
            return any(state);
        }
        return Cell.in(state)
                .pass("235", Rfc4954Auth::loggedIn, "RFC5802-5-3")
                .open("5yz", REFUSED)
                .otherwise("RFC5802-5-3");
    }

    private static Cell mustFail(SessionState state, String codes, String id) {
        Talk talk = state.talk();
        Talk doomed = new Talk(talk.mechanism(), talk.user(), talk.opening(), talk.challenge(), id);
        return Cell.in(state)
                .pass(codes, REFUSED, id)
                .learn(ERROR, reply -> failed(state, doomed), Grade.PASS, id)
                .warn("5yz", REFUSED, id)
                .otherwise(id);
    }
}
