package org.msakit.server.introspection;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.msakit.server.sasl.CheckResult;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an introspection response says of a token (RFC 7662 section 2.2). */
final class Answer {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final CheckResult REFUSED = new CheckResult.Refused();

    private Answer() {}

    /**
     * Granted to {@code username}, or else to {@code sub}, where the token is active, has not expired and has the scope;
     * undecided for what is no introspection response.
     *
     * @param json the body of the response
     * @param scope the word that has to stand among the token's scopes, if any does
     */
    static CheckResult judge(byte[] json, Optional<String> scope, Instant now) {
        try {
            return judge(JSON.readTree(json), scope, now);
        } catch (JacksonException e) {
            return nonsense("is not JSON");
        }
    }

    private static CheckResult judge(JsonNode answer, Optional<String> scope, Instant now) {
        if (!answer.path("active").isBoolean()) {
            return nonsense("does not say whether the token is active");
        }
        if (!answer.path("active").booleanValue()) {
            return REFUSED;
        }
        JsonNode expiry = answer.path("exp");
        boolean expires = answer.hasNonNull("exp");
        if (expires && !(expiry.isIntegralNumber() && expiry.canConvertToLong())) {
            return nonsense("has a wrong exp");
        }
        boolean expired = expires && expiry.longValue() <= now.getEpochSecond();
        boolean meant = scope.isEmpty()
                || Arrays.asList(answer.path("scope").asString("").split(" ")).contains(scope.get());
        return expired || !meant
                ? REFUSED
                : CheckResult.of(text(answer, "username").or(() -> text(answer, "sub")));
    }

    private static Optional<String> text(JsonNode answer, String name) {
        return answer.path(name).stringValueOpt();
    }

    private static CheckResult nonsense(String what) {
        return new CheckResult.Undecided("the answer of the introspection endpoint " + what);
    }
}
