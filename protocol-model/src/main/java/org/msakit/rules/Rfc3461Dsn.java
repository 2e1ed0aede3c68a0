package org.msakit.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.msakit.model.SessionState;

/** RFC 3461 sections 4 and 5: RET and ENVID of MAIL, NOTIFY and ORCPT of RCPT. */
final class Rfc3461Dsn {
    private static final int LONGEST_ENVID = 100;
    private static final int LONGEST_ORCPT = 500;
    private static final Set<String> OCCASIONS = Set.of("SUCCESS", "FAILURE", "DELAY");
    private static final Pattern ADDRESS_TYPE = Pattern.compile("[A-Za-z0-9-]+");

    private Rfc3461Dsn() {}

    static List<Parameter> ofMail() {
        return List.of(
                Parameter.of("RET", "DSN", Rfc3461Dsn::ret).repeated(Ruling.refused("RFC3461-5.1-4")),
                Parameter.of("ENVID", "DSN", Rfc3461Dsn::envid).repeated(Ruling.refused("RFC3461-5.1-4")));
    }

    static List<Parameter> ofRcpt() {
        return List.of(
                Parameter.of("NOTIFY", "DSN", Rfc3461Dsn::notify).repeated(Ruling.refused("RFC3461-5.1-8")),
                Parameter.of("ORCPT", "DSN", Rfc3461Dsn::orcpt).repeated(Ruling.refused("RFC3461-5.1-8")));
    }

    /** Section 4.3. */
    private static Ruling ret(Optional<String> value, SessionState state) {
        boolean known = value.filter(v -> v.equalsIgnoreCase("FULL") || v.equalsIgnoreCase("HDRS"))
                .isPresent();
        return known
                ? Ruling.accepted("RFC3461-5.1-1")
                : Ruling.refused("RFC3461-5.1-2").tolerating("555");
    }

    /** Section 4.4; values that only a strict reader refuses may be taken. */
    private static Ruling envid(Optional<String> value, SessionState state) {
        String text = value.orElse("");
        if (text.length() > LONGEST_ENVID) {
            return Ruling.unjudged();
        }
        if (!text.isEmpty() && Xtext.isPrintable(text)) {
            return Ruling.accepted(text.length() == LONGEST_ENVID ? "RFC3461-5.4-1" : "RFC3461-5.1-1");
        }
        Ruling ruling = Ruling.refused("RFC3461-5.1-3");
        return Xtext.isLenient(text) ? ruling.tolerating("250|5yz") : ruling;
    }

    /** Section 4.1: NEVER alone, or a list of occasions without repetition. */
    private static Ruling notify(Optional<String> value, SessionState state) {
        String text = value.orElse("").toUpperCase(Locale.ROOT);
        List<String> occasions = List.of(text.split(",", -1));
        if (text.equals("NEVER") || OCCASIONS.containsAll(occasions)) {
            boolean twice = new HashSet<>(occasions).size() < occasions.size();
            return twice ? Ruling.unjudged() : Ruling.accepted("RFC3461-5.1-5");
        }
        return Ruling.refused("RFC3461-5.1-6").tolerating("553|555");
    }

    /** Section 4.2: a type, a semicolon, xtext. Types other than rfc822 are for the server to know. */
    private static Ruling orcpt(Optional<String> value, SessionState state) {
        String text = value.orElse("");
        int semicolon = text.indexOf(';');
        boolean wellFormed = semicolon > 0
                && semicolon < text.length() - 1
                && ADDRESS_TYPE.matcher(text.substring(0, semicolon)).matches()
                && Xtext.isLenient(text.substring(semicolon + 1));
        if (!wellFormed) {
            return Ruling.refused("RFC3461-5.1-7").tolerating("553|555");
        }
        boolean plain = text.regionMatches(true, 0, "rfc822;", 0, semicolon + 1)
                && Xtext.isPrintable(text.substring(semicolon + 1))
                && text.indexOf('@') > semicolon;
        if (!plain || text.length() > LONGEST_ORCPT) {
            return Ruling.unjudged();
        }
        return Ruling.accepted(text.length() == LONGEST_ORCPT ? "RFC3461-5.4-1" : "RFC3461-5.1-5");
    }
}
