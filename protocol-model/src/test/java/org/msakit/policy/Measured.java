package org.msakit.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables measured on sendmail, and the configuration that they were measured with. */
final class Measured {
    /** Names that the server's hosts file gave to clients. */
    private static final Map<String, String> NAMES = Map.of(
            "10.77.30.1", "relay.cust.test",
            "10.77.30.2", "host.sub.dom.test",
            "10.77.30.3", "bad.rej.test",
            "10.77.30.4", "mixed.dom.test",
            "10.77.30.5", "mixed.rej.test",
            "10.77.30.6", "forged.dom.test",
            "10.77.30.7", "x.und.test",
            "10.77.30.8", "okname.test",
            "10.77.30.9", "plain.name.test");

    private Measured() {}

    /** The rows of a table, without its comment. */
    static List<List<String>> table(String name) {
        return text(name)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    /** The policy of a port under a set of features. */
    static Policy policy(String features, String port) {
        String modifiers = switch (port) {
            case "25" -> "";
            case "587" -> "aE";
            case "1587" -> "E";
            default -> throw new IllegalArgumentException(port);
        };
        Policy base = Policy.of(modifiers, AccessMap.parse(text("matrix.access")))
                .with(
                        Set.of("PLAIN", "LOGIN"),
                        Set.of("PLAIN", "LOGIN"),
                        Set.of("alice", "bob", "carol", "dave", "erin"));
        return switch (features) {
            case "base" -> base;
            case "delay" -> base.plus(Policy.Feature.DELAY_CHECKS);
            case "skip" -> base.plus(Policy.Feature.ACCESS_SKIP).minus(Policy.Feature.BLOCKLIST_RECIPIENTS);
            default -> throw new IllegalArgumentException(features);
        };
    }

    static Client client(String address) {
        String name = NAMES.get(address);
        return name == null ? Client.nameless(address) : Client.named(address, name);
    }

    private static String text(String name) {
        try (InputStream in = Measured.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
