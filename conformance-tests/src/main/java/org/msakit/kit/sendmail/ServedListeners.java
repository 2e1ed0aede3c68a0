package org.msakit.kit.sendmail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.config.Listener;
import org.msakit.server.ListenerConfig;
import org.msakit.server.Modifier;

/** The listeners of a sendmail configuration, as far as the reference server can open them. */
final class ServedListeners {
    private static final String KEY = "DaemonPortOptions";
    private static final String KNOWN = letters();
    private static final String ANY_IPV4 = anyIpv4();

    private final boolean certified;
    private final List<String> notes;
    private final List<ListenerConfig> served = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private ServedListeners(boolean certified, List<String> notes) {
        this.certified = certified;
        this.notes = notes;
    }

    /**
     * Translates them.
     *
     * @param certified whether sendmail would have a certificate
     * @param notes gets a line for each thing that is left out
     * @throws IllegalArgumentException naming file, line and key, where nothing is left to listen on
     */
    static List<ListenerConfig> of(Configuration configuration, boolean certified, List<String> notes) {
        ServedListeners listeners = new ServedListeners(certified, notes);
        for (Listener each : configuration.listeners()) {
            listeners.add(each, configuration.listeners());
        }
        if (listeners.served.isEmpty()) {
            throw new IllegalArgumentException(configuration.file() + ": " + KEY + ": no listener that can be opened");
        }
        return listeners.served;
    }

    private void add(Listener listener, List<Listener> all) {
        if (listener.port() == 0) {
            throw new IllegalArgumentException(
                    listener.place() + ": " + KEY + " " + listener.name() + ": unknown port");
        }
        if (!listener.family().equals("inet") && !listener.family().equals("inet6")) {
            leaveOut(listener, "Family=" + listener.family() + " is not served");
        } else if (listener.has('s') && !certified) {
            leaveOut(listener, "TLS comes first and there is no certificate; sendmail would close each connection");
        } else if (all.stream().anyMatch(other -> isCoveredBy(listener, other))) {
            leaveOut(listener, "not served beside the listener for IPv4 on the same port");
        } else {
            served.add(ListenerConfig.of(name(listener), host(listener), listener.port(), modifiers(listener)));
        }
    }

    private static String anyIpv4() {
        try {
            return InetAddress.getByAddress(new byte[4]).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are an address", e);
        }
    }

    /** An address for all of IPv6 takes the port from the one for all of IPv4. */
    private static boolean isCoveredBy(Listener listener, Listener other) {
        return listener.family().equals("inet6")
                && other.family().equals("inet")
                && listener.port() == other.port()
                && listener.address().isEmpty()
                && other.address().isEmpty();
    }

    private void leaveOut(Listener listener, String reason) {
        notes.add(listener.place() + ": " + KEY + " Name=" + listener.name() + ": left out: " + reason);
    }

    private String name(Listener listener) {
        String name = listener.name();
        for (int i = 2; !names.add(name); i++) {
            name = listener.name() + "-" + i;
        }
        return name;
    }

    private static String host(Listener listener) {
        String any = listener.family().equals("inet6") ? "::" : ANY_IPV4;
        return listener.address()
                .map(address -> address.replaceFirst("(?i)^IPv6:", ""))
                .orElse(any);
    }

    private String modifiers(Listener listener) {
        String ignored = listener.modifiers().replaceAll("[" + KNOWN + "]", "");
        if (!ignored.isEmpty()) {
            notes.add(listener.place() + ": " + KEY + " Name=" + listener.name() + ", M=" + listener.modifiers() + ": "
                    + ignored + " means nothing, to sendmail neither");
        }
        return listener.modifiers().replaceAll("[^" + KNOWN + "]", "");
    }

    private static String letters() {
        StringBuilder letters = new StringBuilder();
        for (Modifier modifier : Modifier.values()) {
            letters.append(modifier.letter());
        }
        return letters.toString();
    }
}
