package org.msakit.server.sasl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OAUTHBEARER (RFC 7628): one message with a token. A refusal comes in two steps: a challenge that says why, and, behind
 * the client's dummy response, the end (section 3.2.3). Never without TLS (section 3).
 */
public final class OAuthBearer implements Mechanism {
    private static final Pattern MESSAGE = Pattern.compile(
            "(?:n|y),(?:a=(?<user>(?:[^\\x00,=]|=2C|=3D)+))?,\\x01(?<pairs>(?:[A-Za-z]+=[ -~\\t\\r\\n]*\\x01)*+)\\x01");
    private static final Pattern TOKEN =
            Pattern.compile("(?:^|\\x01)auth=(?i:Bearer) +(?<token>[A-Za-z0-9._~+/-]+=*)\\x01");

    @Override
    public String name() {
        return "OAUTHBEARER";
    }

    @Override
    public boolean usable(Circumstances now) {
        return now.tls() && now.secrets().takesTokens();
    }

    @Override
    public Exchange start(Circumstances now) {
        return new Exchange() {
            @Override
            public Step begin() {
                return Step.Challenge.of("");
            }

            @Override
            public Step respond(byte[] response) {
                Matcher message = MESSAGE.matcher(Utf8.decode(response).orElse(""));
                if (!message.matches()) {
                    return new Step.Malformed();
                }
                String user = Optional.ofNullable(message.group("user")).orElse("");
                Matcher token = TOKEN.matcher(message.group("pairs"));
                return token.find()
                        ? new Step.Check(
                                new BearerToken(user.replace("=2C", ",").replace("=3D", "="), token.group("token")),
                                Optional.of(new Failure(now.secrets().tokenScope())))
                        : new Step.Malformed();
            }
        };
    }

    /**
     * The error (section 3.2.2), and the wait for the client to have seen it.
     *
     * @param scope what a token has to be issued for, if anything
     */
    private record Failure(Optional<String> scope) implements Exchange {
        @Override
        public Step begin() {
            String named = scope.map(word -> ",\"scope\":\"" + word + "\"").orElse("");
            return Step.Challenge.of("{\"status\":\"invalid_token\",\"schemes\":\"bearer\"" + named + "}");
        }

        @Override
        public Step respond(byte[] response) {
            return new Step.Refused();
        }
    }
}
