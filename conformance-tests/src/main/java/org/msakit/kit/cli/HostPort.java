package org.msakit.kit.cli;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host and a port, as the user writes them. */
final class HostPort {
    private static final Pattern FORM = Pattern.compile("(\\[[^\\]]+]|[^:\\[\\]]+):([0-9]{1,5})");

    private HostPort() {}

    /**
     * The address of {@code host:port}, or {@code [address]:port}.
     *
     * @throws UsageException where it is of another form
     */
    static InetSocketAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65535) {
            throw new UsageException("\"" + text + "\" is no HOST:PORT");
        }
        return new InetSocketAddress(matcher.group(1).replaceAll("[\\[\\]]", ""), Integer.parseInt(matcher.group(2)));
    }
}
