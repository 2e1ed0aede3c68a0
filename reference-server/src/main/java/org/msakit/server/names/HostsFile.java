package org.msakit.server.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines of a hosts file: an address, the name of the host, other names. */
public final class HostsFile {
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final Map<InetAddress, String> names = new HashMap<>();

    /** Reads the lines; of two with one address the first counts, and what is no line of such a file is skipped. */
    public HostsFile(List<String> lines) {
        for (String line : lines) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (words.length > 1) {
                address(words[0]).ifPresent(address -> names.putIfAbsent(address, words[1]));
            }
        }
    }

    /** The name of the host with the address. */
    public Optional<String> name(InetAddress address) {
        return Optional.ofNullable(names.get(address));
    }

    private static Optional<InetAddress> address(String word) {
        if (!ADDRESS.matcher(word).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(word));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
