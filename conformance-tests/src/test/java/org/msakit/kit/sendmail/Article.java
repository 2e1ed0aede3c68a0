package org.msakit.kit.sendmail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.fleet.SendmailImage;

/** The configurations of the article, and what they make sendmail do on a host. */
final class Article {
    private static final Pattern LISTENING = Pattern.compile("\\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:0000 0A ");
    private static final int WELL_KNOWN = 1024;

    private Article() {}

    /** Section 2.4, whole. */
    static String fixed() {
        return mc("article-2.4");
    }

    /** The same before its sections 2.2 and 2.3. */
    static String stock() {
        return mc("article-stock");
    }

    /** Section 2.2 alone: the default listener is taken away, and none comes in its place. */
    static String withoutDefaultListener() {
        return stock().replace("MAILER(`local')dnl", "FEATURE(`no_default_msa')dnl\nMAILER(`local')dnl");
    }

    static List<String> suites() {
        return SendmailImage.suites();
    }

    private static String mc(String name) {
        try (InputStream in = Article.class.getResourceAsStream("mc/" + name + ".mc")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Well-known ports that something listens on in the server's container. */
    static Set<Integer> listening(SendmailFleet fleet) {
        String sockets =
                fleet.run("root", "cat", "/proc/net/tcp", "/proc/net/tcp6").getStdout();
        Set<Integer> ports = new TreeSet<>();
        Matcher socket = LISTENING.matcher(sockets);
        while (socket.find()) {
            int port = Integer.parseInt(socket.group(1), 16);
            if (port < WELL_KNOWN) {
                ports.add(port);
            }
        }
        return ports;
    }
}
