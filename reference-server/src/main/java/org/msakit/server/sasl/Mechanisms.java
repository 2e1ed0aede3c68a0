package org.msakit.server.sasl;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mechanisms this server knows, the better ones first. */
public final class Mechanisms {
    private static final List<Mechanism> KNOWN = List.of(
            new Scram(ScramHash.SHA_256, true),
            new Scram(ScramHash.SHA_256, false),
            new Scram(ScramHash.SHA_1, true),
            new Scram(ScramHash.SHA_1, false),
            new External(),
            new OAuthBearer(),
            new CramMd5(),
            new Plain(),
            new Login());
    private static final Map<String, Mechanism> BY_NAME =
            KNOWN.stream().collect(Collectors.toUnmodifiableMap(Mechanism::name, mechanism -> mechanism));

    private Mechanisms() {}

    /** The mechanism of that name, in any case. */
    public static Optional<Mechanism> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }

    /**
     * The names of those that a submission server offers unless it is told otherwise: all but CRAM-MD5, for which it would
     * have to keep what is as good as the password. PLAIN is what RFC 4954 section 4 wants every server to have.
     */
    public static List<String> usual() {
        return names().stream().filter(name -> !name.equals("CRAM-MD5")).toList();
    }

    /** The names of all. */
    public static List<String> names() {
        return KNOWN.stream().map(Mechanism::name).toList();
    }
}
