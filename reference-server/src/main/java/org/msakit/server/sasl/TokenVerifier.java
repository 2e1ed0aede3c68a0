package org.msakit.server.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Asks who a bearer token stands for. May block, and is called off the event loop. */
@FunctionalInterface
public interface TokenVerifier {
    /** The user that the token was issued to, or nothing if it is unknown, expired or not meant for mail submission. */
    Optional<String> subject(String token);

    /**
     * Tokens known beforehand. Only their SHA-256 digests are kept and looked up, so that the time tells nothing of a token.
     *
     * @param users token to user
     */
    static TokenVerifier of(Map<String, String> users) {
        Map<String, String> byDigest = new HashMap<>();
        users.forEach((token, user) -> byDigest.put(digest(token), user));
        return token -> Optional.ofNullable(byDigest.get(digest(token)));
    }

    private static String digest(String token) {
        try {
            byte[] octets = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
