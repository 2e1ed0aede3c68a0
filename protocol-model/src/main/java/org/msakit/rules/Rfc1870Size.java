package org.msakit.rules;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.msakit.model.Capabilities;
import org.msakit.model.SessionState;

/** RFC 1870 sections 3, 6 and 6.1: SIZE of MAIL. */
final class Rfc1870Size {
    private static final Pattern VALUE = Pattern.compile("\\d{1,20}");
    private static final BigInteger WRAPS_AROUND = BigInteger.ONE.shiftLeft(32);

    private Rfc1870Size() {}

    static List<Parameter> ofMail() {
        Ruling twice = new Ruling("501|250", "", "5yz", List.of("RFC1870-6-1"));
        return List.of(Parameter.of("SIZE", "SIZE", Rfc1870Size::size).repeated(twice));
    }

    /** The limit that the server announced; empty for none (section 3). */
    static Optional<BigInteger> limit(Capabilities offered) {
        return offered.parameters("SIZE").stream()
                .filter(p -> VALUE.matcher(p).matches())
                .findFirst()
                .map(BigInteger::new)
                .filter(limit -> limit.signum() > 0);
    }

    private static Ruling size(Optional<String> value, SessionState state) {
        String text = value.orElse("");
        if (value.isPresent() && !text.matches("[^=]+")) {
            return Ruling.refused("RFC1870-3-3", "RFC5321-4.1.2-5").keptBy("501|555");
        }
        if (!VALUE.matcher(text).matches()) {
            return Ruling.refused("RFC1870-3-3");
        }
        Optional<BigInteger> limit = limit(state.offered());
        if (limit.isEmpty()) {
            return text.length() <= 4 ? Ruling.accepted() : Ruling.unjudged();
        }
        BigInteger size = new BigInteger(text);
        if (size.compareTo(limit.get()) <= 0) {
            return Ruling.accepted("RFC1870-6.1-2").leavingOpen("550|553|554");
        }
        return size.compareTo(WRAPS_AROUND) > 0
                ? Ruling.refused("RFC1870-3-2").keptBy("552").tolerating("501")
                : Ruling.refused("RFC1870-6.1-1").keptBy("552").tolerating("");
    }
}
