package org.msakit.sendmail.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The left-hand side of an entry.
 *
 * @param written the whole of it, as written
 * @param tag what it is looked up for
 * @param name what stands behind the tag, in lower case
 * @param form what the name is
 */
public record AccessKey(String written, Tag tag, String name, KeyForm form) {
    private static final String IPV6 = "ipv6:";
    private static final Pattern TAGGED = Pattern.compile("([A-Za-z][A-Za-z0-9_]*):(.*)", Pattern.DOTALL);
    private static final Pattern OCTETS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){0,3}");
    private static final Pattern GROUPS = Pattern.compile("[0-9a-f]{1,4}(:[0-9a-f]{1,4}){0,7}");

    /** Reads any key. */
    public static AccessKey of(String written) {
        var tagged = TAGGED.matcher(written);
        boolean plain = !tagged.matches() || written.toLowerCase(Locale.ROOT).startsWith(IPV6);
        Tag tag = plain ? Tag.NONE : Tag.of(tagged.group(1));
        String name = (plain ? written : tagged.group(2)).toLowerCase(Locale.ROOT);
        KeyForm form = switch (tag) {
            case UNKNOWN -> KeyForm.DEAD;
            case CERT_ISSUER, CERT_SUBJECT -> KeyForm.CERTIFICATE_NAME;
            default -> form(name);
        };
        return new AccessKey(written, tag, name, form);
    }

    private static KeyForm form(String name) {
        if (name.isEmpty()) {
            return KeyForm.DEFAULT;
        }
        if (name.startsWith(IPV6)) {
            return form6(name.substring(IPV6.length()));
        }
        if (OCTETS.matcher(name).matches()) {
            return form4(name.split("\\."));
        }
        if (name.contains("@")) {
            return name.startsWith("@") ? KeyForm.DEAD : name.endsWith("@") ? KeyForm.USER : KeyForm.MAILBOX;
        }
        if (name.endsWith(".") || name.contains("/") || name.contains("*") || name.contains(":")) {
            return KeyForm.DEAD;
        }
        return name.startsWith(".") ? KeyForm.SUBDOMAINS : KeyForm.DOMAIN;
    }

    private static KeyForm form4(String[] octets) {
        for (String octet : octets) {
            if (Integer.parseInt(octet) > 255 || (octet.length() > 1 && octet.startsWith("0"))) {
                return KeyForm.DEAD;
            }
        }
        return octets.length == 4 ? KeyForm.ADDRESS : KeyForm.NETWORK;
    }

    private static KeyForm form6(String groups) {
        if (groups.contains("::") && !groups.contains("/")) {
            return KeyForm.COMPRESSED6;
        }
        if (!GROUPS.matcher(groups).matches()) {
            return KeyForm.DEAD;
        }
        return groups.split(":").length == 8 ? KeyForm.ADDRESS6 : KeyForm.NETWORK6;
    }

    /** Whether it names clients by address. */
    public boolean isAddress() {
        return switch (form) {
            case ADDRESS, NETWORK, ADDRESS6, NETWORK6, COMPRESSED6 -> true;
            default -> false;
        };
    }

    /** Why no look-up ever finds the entry, where that is so whatever the configuration. */
    public Optional<String> neverMatches() {
        if (form != KeyForm.DEAD) {
            return Optional.empty();
        }
        if (tag == Tag.UNKNOWN) {
            return Optional.of("sendmail looks up no tag of that name");
        }
        if (name.contains("/")) {
            return Optional.of("sendmail compares whole octets and knows no prefix length");
        }
        if (name.endsWith(".") || name.endsWith(":")) {
            return Optional.of("sendmail looks up prefixes and domains without a dot or colon at their end");
        }
        if (name.contains("*")) {
            return Optional.of("sendmail knows no wildcards; a domain stands for its hosts too");
        }
        return Optional.of(
                name.startsWith("@")
                        ? "sendmail looks up a domain without the @ before it"
                        : "no address or name is written like this");
    }

    @Override
    public String toString() {
        return written;
    }
}
