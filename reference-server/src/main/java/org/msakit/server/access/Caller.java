package org.msakit.server.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A client as the access map knows it.
 *
 * @param address in the form of the map: {@code 192.0.2.1} or {@code IPv6:2001:db8:0:0:0:0:0:1}
 * @param name its name, where it has one
 * @param loopback whether it is this host by 127.0.0.1 or ::1
 */
public record Caller(String address, Optional<String> name, boolean loopback) {
    /** A client by its address. */
    public static Caller of(InetAddress client, Optional<String> name) {
        String text = client.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        boolean v4 = client instanceof Inet4Address;
        boolean self = plain.equals("127.0.0.1") || plain.equals("0:0:0:0:0:0:0:1");
        return new Caller(v4 ? plain : "IPv6:" + plain, name, self);
    }

    /** The name, or the address in brackets. */
    String label() {
        return name.orElse("[" + address + "]");
    }
}
