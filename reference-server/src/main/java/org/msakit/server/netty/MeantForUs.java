package org.msakit.server.netty;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses hellos that are meant for another host or another protocol, so that no connection can be turned here (RFC
 * 9325 sections 3.7 and 3.8). No protocol name is registered for submission, so a client that names one means another.
 */
record MeantForUs(Set<String> names) implements HelloRule {
    private static final int UNRECOGNIZED_NAME = 112;
    private static final int NO_APPLICATION_PROTOCOL = 120;

    @Override
    public Optional<byte[]> answer(ClientHello hello) {
        boolean stranger = hello.serverName()
                .filter(name -> !names.contains(name.toLowerCase(Locale.ROOT)))
                .isPresent();
        if (stranger) {
            return Optional.of(HelloRule.alert(UNRECOGNIZED_NAME));
        }
        return hello.namesProtocol() ? Optional.of(HelloRule.alert(NO_APPLICATION_PROTOCOL)) : Optional.empty();
    }
}
