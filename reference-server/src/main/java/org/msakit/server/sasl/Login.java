package org.msakit.server.sasl;

import java.util.Optional;

/** LOGIN (draft-murchison-sasl-login-00): two prompts. An initial response is taken as the user name. */
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
                if (text.isEmpty() || text.get().indexOf('\0') >= 0) {
                    return new Step.Malformed();
                }
                if (user.isEmpty()) {
                    user = text;
                    return Step.Challenge.of("Password:");
                }
                return new Step.Check(new Credentials(user.get(), text.get(), user.get()));
            }
        };
    }
}
