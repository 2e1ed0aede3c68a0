package org.msakit.server.sasl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The client's messages of SCRAM (RFC 5802 section 7). */
final class ScramMessage {
    private static final String PRINTABLE = "[!-+\\--~]+";
    private static final String VALUE = "[^\\x00,]+";
    private static final String EXTENSIONS = "(?:,(?!p=)[A-Za-z]=" + VALUE + ")*+";
    private static final String BASE64 = "[A-Za-z0-9+/]+={0,2}";
    private static final Pattern FIRST =
            Pattern.compile("(?<gs2>(?<flag>n|y|p=(?<type>[A-Za-z0-9.-]+)),(?:a=(?<authzid>"
                    + VALUE + "))?,)(?<bare>(?<reserved>m=" + VALUE + ",)?n=(?<user>" + VALUE + "),r=(?<nonce>"
                    + PRINTABLE + ")"
                    + EXTENSIONS + ")");
    private static final Pattern FINAL = Pattern.compile("(?<unproved>c=(?<binding>" + BASE64 + "),r=(?<nonce>"
            + PRINTABLE + ")" + EXTENSIONS + "),p=(?<proof>" + BASE64 + ")");
    private static final Pattern NAME = Pattern.compile("(?:[^=]|=2C|=3D)*+");

    private ScramMessage() {}

    /**
     * {@code client-first-message}.
     *
     * @param header {@code gs2-header}, as sent
     * @param bindingType the type asked for by {@code p=}
     * @param claimsNoServerSupport whether the flag is {@code y}
     * @param authzid the identity to act as
     * @param bare {@code client-first-message-bare}, as sent
     * @param mandatoryExtension whether there is an {@code m=}, which nobody implements
     */
    record First(
            String header,
            Optional<String> bindingType,
            boolean claimsNoServerSupport,
            Optional<String> authzid,
            String bare,
            boolean mandatoryExtension,
            String user,
            String nonce) {
        static Optional<First> parse(String message) {
            Matcher m = FIRST.matcher(message);
            if (!m.matches()) {
                return Optional.empty();
            }
            Optional<String> acting = Optional.ofNullable(m.group("authzid"));
            if (!isName(m.group("user")) || !acting.map(ScramMessage::isName).orElse(true)) {
                return Optional.empty();
            }
            return Optional.of(new First(
                    m.group("gs2"),
                    Optional.ofNullable(m.group("type")),
                    m.group("flag").equals("y"),
                    acting.map(ScramMessage::unescape),
                    m.group("bare"),
                    m.group("reserved") != null,
                    unescape(m.group("user")),
                    m.group("nonce")));
        }
    }

    /**
     * {@code client-final-message}.
     *
     * @param unproved {@code client-final-message-without-proof}, as sent
     * @param binding {@code c=}, decoded; compared by identity
     * @param proof {@code p=}, decoded; compared by identity
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Final(String unproved, byte[] binding, String nonce, byte[] proof) {
        static Optional<Final> parse(String message) {
            Matcher m = FINAL.matcher(message);
            if (!m.matches()) {
                return Optional.empty();
            }
            Optional<byte[]> binding = Base64Line.decode(m.group("binding"));
            Optional<byte[]> proof = Base64Line.decode(m.group("proof"));
            return binding.isEmpty() || proof.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Final(m.group("unproved"), binding.get(), m.group("nonce"), proof.get()));
        }
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static String unescape(String name) {
        return name.replace("=2C", ",").replace("=3D", "=");
    }
}
