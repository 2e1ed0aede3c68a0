package org.msakit.server.sasl;

import java.util.Optional;

/** PLAIN (RFC 4616): one message, {@code [authzid] NUL authcid NUL passwd}. */
public final class Plain implements Mechanism {
    @Override
    public String name() {
        return "PLAIN";
    }

    @Override
    public boolean usable(Circumstances now) {
        return now.confidential();
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
                return Utf8.decode(response)
                        .flatMap(Plain::parse)
                        .<Step>map(Step.Check::new)
                        .orElse(new Step.Malformed());
            }
        };
    }

    private static Optional<Credentials> parse(String message) {
        String[] parts = message.split("\0", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        return Optional.of(new Credentials(parts[1], parts[2], parts[0].isEmpty() ? parts[1] : parts[0]));
    }
}
