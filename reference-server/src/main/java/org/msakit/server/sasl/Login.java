package org.msakit.server.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * LOGIN (draft-murchison-sasl-login-00): two prompts. An initial response is taken as the user name. A password that is no
 * UTF-8 holds U+FFFD, which no account's does (RFC 4013 section 2.3), and is a wrong one.
 */
public final class Login implements Mechanism {
    @Override
    public String name() {
        return "LOGIN";
    }

    @Override
    public boolean usable(Circumstances now) {
        return now.confidential();
    }

    @Override
    public Exchange start(Circumstances now) {
        return new Exchange() {
            private Optional<String> user = Optional.empty();

            @Override
            public Step begin() {
                return Step.Challenge.of("Username:");
            }

            @Override
            public Step respond(byte[] response) {
                Optional<String> text = Utf8.decode(response);
                if (user.isPresent()) {
                    String password = text.orElseGet(() -> new String(response, StandardCharsets.UTF_8));
                    return new Step.Check(new Credentials(user.get(), password, user.get()));
                }
                if (text.isEmpty() || text.get().indexOf('\0') >= 0) {
                    return new Step.Malformed();
                }
                user = text;
                return Step.Challenge.of("Password:");
            }
        };
    }
}
