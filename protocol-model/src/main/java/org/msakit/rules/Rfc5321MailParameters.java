package org.msakit.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.msakit.model.SessionState;

/** MAIL parameters of the extensions that every submission server has: AUTH, BODY, SIZE, SMTPUTF8. */
final class Rfc5321MailParameters {
    private static final Pattern MAILBOX = Pattern.compile("<>|[A-Za-z0-9.]+(?:\\+3D)?[A-Za-z0-9.]*@[A-Za-z0-9.]+");

    private Rfc5321MailParameters() {}

    static List<Parameter> all() {
        return List.of(
                Parameter.of("AUTH", "AUTH", lawful(MAILBOX, "RFC4954-5-1")),
                Parameter.of("BODY", "8BITMIME", lawful(Pattern.compile("(?i)7BIT|8BITMIME")))
                        .offeredBy(offered -> offered.has("8BITMIME") || offered.has("BINARYMIME")),
                Parameter.of("SIZE", "SIZE", lawful(Pattern.compile("\\d{1,4}"))),
                Parameter.of("SMTPUTF8", "SMTPUTF8", (value, state) -> Ruling.unjudged()));
    }

    /** Values that no server could object to; others are not judged. */
    private static Parameter.Value lawful(Pattern values, String... requirements) {
        return (Optional<String> value, SessionState state) ->
                value.filter(v -> values.matcher(v).matches()).isPresent()
                        ? Ruling.accepted(requirements)
                        : Ruling.unjudged();
    }
}
