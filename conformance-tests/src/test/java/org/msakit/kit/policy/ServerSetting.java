package org.msakit.kit.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msakit.policy.AccessMap;
import org.msakit.policy.Modifier;
import org.msakit.policy.Policy;
import org.msakit.policy.Policy.Feature;
import org.msakit.policy.PrivacyFlag;
import org.msakit.policy.Release;

/**
 * What the listeners of one server share, and by which modifiers they differ.
 *
 * @param privacy words of {@code confPRIVACY_FLAGS}
 * @param features words as the entry point of the container reads them
 * @param listeners letters of {@code M=}, one listener each
 */
record ServerSetting(String privacy, String features, List<String> listeners) {
    static final Set<String> MECHANISMS = Set.of("PLAIN", "LOGIN");
    static final Set<String> TRUSTED = Set.of("PLAIN");
    static final Set<String> MAILBOXES = Set.of("alice", "bob", "postmaster");
    private static final int FIRST_PORT = 6000;
    private static final int PORTS_PER_SERVER = 10;
    private static final Map<String, Feature> WORDS = Map.of(
            "skip", Feature.ACCESS_SKIP,
            "blocklist", Feature.BLOCKLIST_RECIPIENTS,
            "delay", Feature.DELAY_CHECKS,
            "from", Feature.RELAY_MAIL_FROM,
            "size", Feature.LIMITED_SIZE,
            "nul", Feature.REJECT_NUL);

    /** Every modifier alone or combined, under every feature; ten listeners are the most that one sendmail has. */
    static final List<ServerSetting> ALL = List.of(
            new ServerSetting("", "blocklist", List.of("", "a", "E", "aE", "A", "aA", "f", "u", "S", "s")),
            new ServerSetting("", "blocklist delay", List.of("", "a", "E", "aE", "A", "aAE", "fu", "aS", "as", "u")),
            new ServerSetting("goaway", "blocklist skip", List.of("", "a", "aE", "uA", "r", "c", "C", "h", "b", "O")),
            new ServerSetting(
                    "noetrn,noreceipts", "from", List.of("", "a", "bchO", "af", "au", "sS", "asE", "rf", "AE", "ESC")),
            new ServerSetting(
                    "novrfy,noexpn",
                    "blocklist skip friend from",
                    List.of("", "a", "E", "asE", "fa", "ru", "aAs", "As", "aESC", "bcfhruACEOS")),
            new ServerSetting("needmailhelo", "hater", List.of("", "a", "aE", "A", "aA", "u", "f")));

    /** What no random case comes to: no certificate, no mechanism, and limits on messages. */
    static final ServerSetting BARE = new ServerSetting("", "blocklist bare size nul", List.of("", "a", "s"));

    /** All that are started. */
    static List<ServerSetting> started() {
        List<ServerSetting> all = new ArrayList<>(ALL);
        all.add(BARE);
        return all;
    }

    /** The port of a listener in the container. */
    int port(String modifiers) {
        return FIRST_PORT + started().indexOf(this) * PORTS_PER_SERVER + listeners.indexOf(modifiers);
    }

    /** The path in the container of the sendmail.mc that the entry point makes. */
    String file() {
        return "/etc/mail/pool-" + (started().indexOf(this) + 1) + ".mc";
    }

    /** The line that the entry point of the container reads. */
    String line() {
        List<String> ports = new ArrayList<>();
        listeners.forEach(letters -> ports.add(port(letters) + "=" + letters));
        return privacy + (isBare() ? "||" : "|LOGIN PLAIN|PLAIN") + "|" + features + "|" + String.join(" ", ports);
    }

    /** Whether there is nothing to log in with, and no certificate. */
    boolean isBare() {
        return features.contains("bare");
    }

    /** What the model is told. */
    Policy policy(String modifiers, AccessMap access, Release release) {
        EnumSet<Feature> on = EnumSet.of(Feature.TLS);
        on.addAll(release.features());
        for (String word : features.split(" ", -1)) {
            switch (word) {
                case "friend" -> on.addAll(List.of(Feature.DELAY_CHECKS, Feature.SPAM_FRIEND));
                case "hater" -> on.addAll(List.of(Feature.DELAY_CHECKS, Feature.SPAM_HATER));
                case "bare" -> on.remove(Feature.TLS);
                default -> on.add(WORDS.get(word));
            }
        }
        return new Policy(
                Modifier.parse(modifiers),
                access,
                PrivacyFlag.parse(privacy),
                isBare() ? Set.of() : MECHANISMS,
                isBare() ? Set.of() : TRUSTED,
                on,
                "mx.sm.test",
                Set.of("sm.test", "mx.sm.test", "localhost"),
                MAILBOXES);
    }
}
