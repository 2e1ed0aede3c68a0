package org.msakit.server.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import org.msakit.server.names.ClientName;

/**
 * A client as the access map knows it.
 *
 * @param client its address
 * @param address the same in the form of the map: {@code 192.0.2.1} or {@code IPv6:2001:db8:0:0:0:0:0:1}
 * @param known what the look-up of its name came to
 * @param loopback whether it is this host by 127.0.0.1 or ::1
 */
public record Caller(InetAddress client, String address, ClientName known, boolean loopback) {
    /** A client whose name nobody asked for. */
    public static Caller of(InetAddress client) {
        return of(client, ClientName.UNASKED);
    }

    /** A client whose name was asked for. */
    public static Caller of(InetAddress client, ClientName known) {
        String text = client.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        boolean v4 = client instanceof Inet4Address;
        boolean self = plain.equals("127.0.0.1") || plain.equals("0:0:0:0:0:0:0:1");
        return new Caller(client, v4 ? plain : "IPv6:" + plain, known, self);
    }

    /** Its name, where it has one that leads back to it. */
    public Optional<String> name() {
        return known.name();
    }

    /** The name, or the address in brackets. */
    String label() {
        return name().orElse("[" + address + "]");
    }
}
