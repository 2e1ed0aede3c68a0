package org.msakit.server.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks who a bearer token stands for. Called off the event loop, where it must not wait for others. */
@FunctionalInterface
public interface TokenVerifier {
    /**
     * Granted to the user that the token was issued to; refused if it is unknown, expired or not meant for mail submission;
     * undecided where that cannot be found out now. A stage that fails counts as undecided.
     */
    CompletionStage<CheckResult> check(String token);

    /** The scope that a token must have to be taken, if any; told to clients whose token is refused. */
    default Optional<String> scope() {
        return Optional.empty();
    }

    /** Asks the other one about what this one refuses. */
    default TokenVerifier or(TokenVerifier other) {
        TokenVerifier first = this;
        return new TokenVerifier() {
            @Override
            public CompletionStage<CheckResult> check(String token) {
                return first.check(token)
                        .thenCompose(result -> result instanceof CheckResult.Refused
                                ? other.check(token)
                                : CompletableFuture.completedStage(result));
            }

            @Override
            public Optional<String> scope() {
                return first.scope().or(other::scope);
            }
        };
    }

    /**
     * Tokens known beforehand. Only their SHA-256 digests are kept and looked up, so that the time tells nothing of a token.
     *
     * @param users token to user
     */
    static TokenVerifier of(Map<String, String> users) {
        Map<String, String> byDigest = new HashMap<>();
        users.forEach((token, user) -> byDigest.put(digest(token), user));
        return token ->
                CompletableFuture.completedStage(CheckResult.of(Optional.ofNullable(byDigest.get(digest(token)))));
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
