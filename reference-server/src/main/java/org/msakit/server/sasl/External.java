package org.msakit.server.sasl;

import java.util.Optional;

/** EXTERNAL (RFC 4422 appendix A): the client is whom its TLS certificate names (RFC 8314 section 4.2). */
final class External implements Mechanism {
    @Override
    public String name() {
        return "EXTERNAL";
    }

    @Override
    public boolean usable(Circumstances now) {
        return now.channel().certified().isPresent();
    }

    @Override
    public Exchange start(Circumstances now) {
        String user = now.channel().certified().orElseThrow();
        return new Exchange() {
            @Override
            public Step begin() {
                return Step.Challenge.of("");
            }

            @Override
            public Step respond(byte[] response) {
                Optional<String> wanted = Utf8.decode(response);
                if (wanted.isEmpty() || wanted.get().indexOf('\0') >= 0) {
                    return new Step.Malformed();
                }
                boolean own =
                        wanted.get().isEmpty() || SaslPrep.query(wanted.get()).equals(SaslPrep.query(user));
                return own ? new Step.Granted(user) : new Step.Refused();
            }
        };
    }
}
