package org.msakit.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.msakit.model.SessionState;

/** RFC 6710 sections 4.1 and 7: MT-PRIORITY of MAIL. */
final class Rfc6710MtPriority {
    private static final Pattern VALUE = Pattern.compile("0|-?[1-9]");

    private Rfc6710MtPriority() {}

    static List<Parameter> ofMail() {
        return List.of(Parameter.of("MT-PRIORITY", "MT-PRIORITY", Rfc6710MtPriority::priority)
                .repeated(Ruling.refused("RFC6710-4.1-1")));
    }

    private static Ruling priority(Optional<String> value, SessionState state) {
        return value.filter(v -> VALUE.matcher(v).matches()).isPresent()
                ? Ruling.accepted("RFC6710-4.1-2").leavingOpen("450|550|552|553|554")
                : Ruling.refused("RFC6710-4.1-1");
    }
}
