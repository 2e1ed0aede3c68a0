package org.msakit.server;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.msakit.server.names.NameLookUps;

/**
 * How the access map is applied.
 *
 * @param features what is switched on
 * @param names whether clients are looked up, for entries by name
 * @param trusted mechanisms whose login permits relaying; empty for all
 */
public record AccessSettings(Set<Feature> features, NameLookUps names, Optional<Set<String>> trusted) {
    /** The features of sendmail that change what an entry does. */
    public enum Feature {
        /** Entries for clients and senders decide at RCPT, and not for those who are logged in. */
        DELAY_CHECKS,
        /** As above, and recipients with an entry {@code Spam: FRIEND} are spared. */
        FRIEND,
        /** As above for recipients with an entry {@code Spam: HATER} alone. */
        HATER,
        /** SKIP ends a search by address or domain without a result. */
        SKIP,
        /** Entries for recipients refuse. */
        BLOCKLIST_RECIPIENTS,
        /** An entry {@code From: RELAY} for a whole address permits relaying. */
        RELAY_MAIL_FROM
    }

    public AccessSettings {
        features = Set.copyOf(features);
        trusted = trusted.map(Set::copyOf);
    }

    /** Entries for recipients refuse, clients are not looked up, every login permits relaying. */
    public static AccessSettings defaults() {
        return new AccessSettings(EnumSet.of(Feature.BLOCKLIST_RECIPIENTS), NameLookUps.NONE, Optional.empty());
    }

    /** The same with other features. */
    public AccessSettings with(Set<Feature> changed) {
        return new AccessSettings(changed, names, trusted);
    }

    /** The same with names of clients. */
    public AccessSettings with(NameLookUps lookUps) {
        return new AccessSettings(features, lookUps, trusted);
    }

    /** The same with mechanisms whose login permits relaying. */
    public AccessSettings trusting(Set<String> mechanisms) {
        return new AccessSettings(features, names, Optional.of(mechanisms));
    }

    /** Whether clients and senders are judged at RCPT. */
    public boolean delayed() {
        return features.contains(Feature.DELAY_CHECKS)
                || features.contains(Feature.FRIEND)
                || features.contains(Feature.HATER);
    }
}
