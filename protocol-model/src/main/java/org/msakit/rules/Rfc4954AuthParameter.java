package org.msakit.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.msakit.model.SessionState;

/** RFC 4954 section 5: AUTH of MAIL. */
final class Rfc4954AuthParameter {
    private static final Pattern MAILBOX = Pattern.compile("<>|[A-Za-z0-9.]+(?:\\+3D)?[A-Za-z0-9.]*@[A-Za-z0-9.]+");

    private Rfc4954AuthParameter() {}

    static List<Parameter> ofMail() {
        return List.of(Parameter.of("AUTH", "AUTH", Rfc4954AuthParameter::auth));
    }

    /** Values that no server could object to; others are not judged. */
    private static Ruling auth(Optional<String> value, SessionState state) {
        return value.filter(v -> MAILBOX.matcher(v).matches()).isPresent()
                ? Ruling.accepted("RFC4954-5-1")
                : Ruling.unjudged();
    }
}
