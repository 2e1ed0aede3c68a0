package org.msakit.kit.policy;

import org.msakit.policy.Client;

/** Where a dialogue comes from. The addresses lie in a network whose real number is known when it is made. */
enum Vantage {
    ONE("10.77.66.11", ""),
    TWO("10.77.66.12", ""),
    NAMED("10.77.66.13", "host.dom.test"),
    LOOPBACK("127.0.0.1", "localhost");

    private static final String NETWORK = "10.77.66";

    private final String address;
    private final String host;

    Vantage(String address, String host) {
        this.address = address;
        this.host = host;
    }

    /** The address, in a network of 24 bits. */
    String address(String network) {
        return here(address, network);
    }

    String host() {
        return host;
    }

    Client client(String network) {
        return host.isEmpty() ? Client.nameless(address(network)) : Client.named(address(network), host);
    }

    /** The text with the addresses of the universe turned into those of a network. */
    static String here(String text, String network) {
        return text.replace(NETWORK, network)
                .replaceAll("(?<![\\d.])10\\.77(?![\\d.])", network.substring(0, network.lastIndexOf('.')));
    }
}
