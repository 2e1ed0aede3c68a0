package org.msakit.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Client addresses and what they are allowed, in the text form of a sendmail access map: {@code Connect:127.0.0.1 RELAY}
 * or untagged {@code 10.1 REJECT}. Keys are full addresses or whole leading components of an IPv4 address. The longest
 * key wins; at each length the tagged key is looked up before the untagged one.
 */
public final class AccessMap {
    private static final AccessMap EMPTY = new AccessMap(Map.of());
    private static final String TAG = "Connect:";
    private static final Pattern IPV4_PREFIX = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){0,3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final Map<String, Access> entries;

    private AccessMap(Map<String, Access> entries) {
        this.entries = entries;
    }

    /** The map that says nothing of anybody. */
    public static AccessMap empty() {
        return EMPTY;
    }

    /**
     * Reads a map from text.
     *
     * @throws IllegalArgumentException naming the line that is wrong, and why
     */
    public static AccessMap parse(String text) {
        return parse(text.lines().toList());
    }

    /**
     * Reads a map, one entry a line; empty lines and lines that start with {@code #} are skipped.
     *
     * @throws IllegalArgumentException naming the line that is wrong, and why
     */
    public static AccessMap parse(List<String> lines) {
        Map<String, Access> entries = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] fields = line.split("\\s+", 2);
                if (fields.length < 2) {
                    throw error(i, "has a key and no value: \"" + line + "\"");
                }
                entries.putIfAbsent(key(fields[0], i), value(fields[1].strip(), i));
            }
        }
        return new AccessMap(Map.copyOf(entries));
    }

    /** What the map says of the address, {@link Access#OK} where it says nothing. */
    public Access lookup(InetAddress client) {
        String address = canonical(client);
        while (true) {
            Optional<Access> hit = at(address);
            int dot = client instanceof Inet4Address ? address.lastIndexOf('.') : -1;
            if (hit.isPresent() || dot < 0) {
                return hit.orElse(Access.OK);
            }
            address = address.substring(0, dot);
        }
    }

    private Optional<Access> at(String address) {
        Access tagged = entries.get(TAG + address);
        return Optional.ofNullable(tagged == null ? entries.get(address) : tagged);
    }

    private static String key(String text, int line) {
        boolean tagged = text.regionMatches(true, 0, TAG, 0, TAG.length());
        String bare = tagged ? text.substring(TAG.length()) : text;
        String address = bare.regionMatches(true, 0, "IPv6:", 0, 5) ? bare.substring(5) : bare;
        if (IPV4_PREFIX.matcher(address).matches()) {
            return (tagged ? TAG : "") + address;
        }
        if (IPV6.matcher(address).matches()) {
            try {
                return (tagged ? TAG : "") + canonical(InetAddress.getByName(address));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(
                        "access map line " + (line + 1) + ": \"" + address + "\" is no IPv6 address", e);
            }
        }
        throw error(line, "has a key that is no address or address prefix: \"" + text + "\"");
    }

    private static Access value(String text, int line) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "OK" -> Access.OK;
            case "RELAY" -> Access.RELAY;
            case "REJECT" -> Access.REJECT;
            default -> throw error(line, "has the value \"" + text + "\"; known are OK, RELAY and REJECT");
        };
    }

    private static String canonical(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static IllegalArgumentException error(int line, String what) {
        return new IllegalArgumentException("access map line " + (line + 1) + " " + what);
    }
}
