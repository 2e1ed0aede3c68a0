package org.msakit.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.msakit.model.SessionState;

/** RFC 4954 section 5: AUTH of MAIL. */
final class Rfc4954AuthParameter {
    private static final Pattern MAILBOX = Pattern.compile("<>|[A-Za-z0-9.]+(?:\\+3D)?[A-Za-z0-9.]*@[A-Za-z0-9.]+");

    /** Nothing, what is no xtext (RFC 3461 section 4), or what holds no {@code @} in any form. */
    private static final Pattern MALFORMED = Pattern.compile("|.*\\+(?![0-9A-F]{2}).*|.*=.*|[A-Za-z0-9.-]+");

    /** As long as only the exception to the length of the line allows, every octet escaped. */
    private static final Pattern LONG_XTEXT = Pattern.compile("(?:\\+[0-9A-F]{2}){150,}");

    private Rfc4954AuthParameter() {}

    static List<Parameter> ofMail() {
        return List.of(Parameter.of("AUTH", "AUTH", Rfc4954AuthParameter::auth));
    }

    /** Values that no server could object to, and such as no server should take; others are not judged. */
    private static Ruling auth(Optional<String> value, SessionState state) {
        String text = value.orElse("");
        if (MAILBOX.matcher(text).matches()) {
            return Ruling.accepted("RFC4954-5-1");
        } else if (text.equals("+3C+3E")) {
            return Ruling.accepted("RFC4954-5-3");
        }
        if (LONG_XTEXT.matcher(text).matches()) {
            return Ruling.accepted("RFC4954-3-2");
        }
        return MALFORMED.matcher(text).matches()
                ? Ruling.refused("RFC4954-5-3").tolerating("5yz|250")
                : Ruling.unjudged();
    }
}
