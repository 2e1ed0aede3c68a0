package org.msakit.rules;

import java.util.List;
import java.util.Optional;
import org.msakit.model.SessionState;

/** RFC 8689 section 2: REQUIRETLS of MAIL, which has no value and exists under TLS alone. */
final class Rfc8689RequireTls {
    private Rfc8689RequireTls() {}

    static List<Parameter> ofMail() {
        return List.of(Parameter.of("REQUIRETLS", "REQUIRETLS", Rfc8689RequireTls::requireTls)
                .withoutOffer(Rfc8689RequireTls::notOffered));
    }

    private static Ruling requireTls(Optional<String> value, SessionState state) {
        if (!state.tls()) {
            return inClear();
        }
        return value.isEmpty()
                ? Ruling.accepted("RFC8689-2-1")
                : Ruling.refused("RFC8689-2-1").keptBy("501|555");
    }

    private static Optional<Ruling> notOffered(SessionState state) {
        return state.tls() ? Optional.empty() : Optional.of(inClear());
    }

    private static Ruling inClear() {
        return new Ruling("5yz", "250", "", List.of("RFC8689-2-2"));
    }
}
