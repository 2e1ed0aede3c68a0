package org.msakit.server.sasl;

import java.util.Optional;

/** LOGIN (draft-murchison-sasl-login-00): two prompts. An initial response is taken as the user name. */
public final class Login implements Mechanism {
    @Override
    public String name() {
        return "LOGIN";
    }

    @Override
    public Exchange start() {
        return new Exchange() {
            private Optional<String> user = Optional.empty();

            @Override
            public Step begin() {
                return new Step.Challenge("Username:");
            }

            @Override
            public Step respond(byte[] response) {
                Optional<String> text = Utf8.decode(response);
                if (text.isEmpty() || text.get().indexOf('\0') >= 0) {
                    return new Step.Malformed();
                }
                if (user.isEmpty()) {
                    user = text;
                    return new Step.Challenge("Password:");
                }
                return new Step.Check(new Credentials(user.get(), text.get(), user.get()));
            }
        };
    }
}
