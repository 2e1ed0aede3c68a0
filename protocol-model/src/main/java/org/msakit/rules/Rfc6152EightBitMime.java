package org.msakit.rules;

import java.util.List;
import java.util.Optional;
import org.msakit.model.SessionState;

/** RFC 6152 sections 2 and 3, RFC 3030 section 3: BODY of MAIL. */
final class Rfc6152EightBitMime {
    private static final Ruling BAD_VALUE = Ruling.refused("RFC6152-2-2").keptBy("501|504|555");

    private Rfc6152EightBitMime() {}

    static List<Parameter> ofMail() {
        return List.of(Parameter.of("BODY", "8BITMIME", Rfc6152EightBitMime::body)
                .offeredBy(offered -> offered.has("8BITMIME") || offered.has("BINARYMIME"))
                .repeated(BAD_VALUE.tolerating("250|5yz")));
    }

    private static Ruling body(Optional<String> value, SessionState state) {
        String text = value.orElse("");
        if (text.equalsIgnoreCase("7BIT") || text.equalsIgnoreCase("8BITMIME")) {
            return Ruling.accepted("RFC6152-3-1");
        }
        if (!text.equalsIgnoreCase("BINARYMIME")) {
            return BAD_VALUE;
        }
        return state.offered().has("BINARYMIME")
                ? Ruling.accepted("RFC3030-3-2")
                : Ruling.refused("RFC3030-3-4").keptBy("501|504|555");
    }
}
