package org.msakit.policy;

import java.net.InetAddress;

/**
 * Who connects.
 *
 * @param address IPv4 in dotted form, or all eight groups of IPv6 without {@code IPv6:}
 * @param name what the address resolves to; empty where it does not
 * @param resolution how the look-up of the name ended
 */
public record Client(String address, String name, Resolution resolution) {
    private static final String IPV6 = "IPv6:";

    /** The end of the look-up, with the words of {@code ${client_resolve}}. */
    public enum Resolution {
        OK,
        /** No name. */
        FAIL,
        /** The name has other addresses. */
        FORGED,
        /** No answer now. */
        TEMP
    }

    /** A client without a name. */
    public static Client nameless(String address) {
        return new Client(address, "", Resolution.FAIL);
    }

    /** A client whose name resolves to its address. */
    public static Client named(String address, String name) {
        return new Client(address, name, Resolution.OK);
    }

    /** A client without a name. */
    public static Client nameless(InetAddress address) {
        return nameless(address.getHostAddress().replaceFirst("%.*", ""));
    }

    /** The address as the access map has it. */
    String key() {
        return address.indexOf(':') < 0 ? address : IPV6 + address;
    }

    /** {@code ${client_name}}: the name if it leads back to the address, otherwise the address in brackets. */
    String displayName() {
        return resolution == Resolution.OK ? name : "[" + key() + "]";
    }

    /** The addresses that sendmail takes for itself, in every configuration. */
    boolean isLoopback() {
        return address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1");
    }
}
