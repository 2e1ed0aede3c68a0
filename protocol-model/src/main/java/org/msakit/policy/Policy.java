package org.msakit.policy;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What the operator of one listener chose.
 *
 * @param modifiers of the listener
 * @param access the access map
 * @param privacy privacy flags
 * @param mechanisms that AUTH offers
 * @param trusted mechanisms whose login permits relaying ({@code TRUST_AUTH_MECH})
 * @param features features of the rule sets
 * @param hostname {@code $j}
 * @param localDomains domains whose mail ends here, in lower case, the host's name among them
 * @param mailboxes local parts that exist there, in lower case
 */
public record Policy(
        Set<Modifier> modifiers,
        AccessMap access,
        Set<PrivacyFlag> privacy,
        Set<String> mechanisms,
        Set<String> trusted,
        Set<Feature> features,
        String hostname,
        Set<String> localDomains,
        Set<String> mailboxes) {

    /** What {@code FEATURE} and {@code define} switch on. */
    public enum Feature {
        /** {@code delay_checks}: client and sender are judged at RCPT. */
        DELAY_CHECKS,
        /** {@code delay_checks} with {@code friend}: {@code Spam:} entries FRIEND spare a recipient that. */
        SPAM_FRIEND,
        /** {@code delay_checks} with {@code hater}: only recipients with {@code Spam:} entries HATER get that. */
        SPAM_HATER,
        /** {@code access_db} with {@code skip}: SKIP ends a search without a result. */
        ACCESS_SKIP,
        /** {@code blocklist_recipients}: entries for recipients refuse. */
        BLOCKLIST_RECIPIENTS,
        /** {@code relay_mail_from}: {@code From:} entries RELAY for a whole address permit relaying. */
        RELAY_MAIL_FROM,
        /** {@code _REQUIRE_QUAL_RCPT_}: modifier {@code r} has an effect. */
        REQUIRE_QUALIFIED_RECIPIENTS,
        /** {@code p} in {@code confAUTH_OPTIONS}: no PLAIN and LOGIN without TLS. */
        NO_PLAINTEXT,
        /** There is a usable certificate. */
        TLS,
        /** {@code confMAX_MESSAGE_SIZE}: a limit of some thousand octets. */
        LIMITED_SIZE,
        /** {@code confREJECT_NUL}: no NUL in messages. */
        REJECT_NUL,
        /** No CR and LF alone in messages: what {@link Release#STRICT} does where nothing says otherwise. */
        STRICT_LINE_ENDS,
        /** A client that {@code TLS_Clt:} wants to use TLS is refused by 403: what {@link Release#LENIENT} does. */
        TLS_REFUSAL_403
    }

    public Policy {
        modifiers = Set.copyOf(modifiers);
        privacy = Set.copyOf(privacy);
        mechanisms = Set.copyOf(mechanisms);
        trusted = Set.copyOf(trusted);
        features = Set.copyOf(features);
        localDomains = Set.copyOf(localDomains);
        mailboxes = Set.copyOf(mailboxes);
    }

    /** PLAIN and LOGIN, trusted; TLS, blocklist_recipients; {@code sm.test} with the mailboxes alice, bob and postmaster. */
    public static Policy of(String modifiers, AccessMap access) {
        return new Policy(
                Modifier.parse(modifiers),
                access,
                Set.of(),
                Set.of("PLAIN", "LOGIN"),
                Set.of("PLAIN", "LOGIN"),
                EnumSet.of(Feature.TLS, Feature.BLOCKLIST_RECIPIENTS),
                "mx.sm.test",
                Set.of("sm.test", "mx.sm.test"),
                Set.of("alice", "bob", "postmaster"));
    }

    /** The same with another access map. */
    public Policy with(AccessMap map) {
        return new Policy(modifiers, map, privacy, mechanisms, trusted, features, hostname, localDomains, mailboxes);
    }

    /** The same with other privacy flags. */
    public Policy with(Set<PrivacyFlag> flags) {
        return new Policy(modifiers, access, flags, mechanisms, trusted, features, hostname, localDomains, mailboxes);
    }

    /** The same with these features besides. */
    public Policy plus(Feature... more) {
        EnumSet<Feature> all = EnumSet.noneOf(Feature.class);
        all.addAll(features);
        all.addAll(Set.of(more));
        return withFeatures(all);
    }

    /** The same without a feature. */
    public Policy minus(Feature feature) {
        EnumSet<Feature> rest = EnumSet.noneOf(Feature.class);
        rest.addAll(features);
        rest.remove(feature);
        return withFeatures(rest);
    }

    /** The same with other mechanisms, those of them that are trusted, and with other mailboxes. */
    public Policy with(Set<String> offered, Set<String> trustedOnes, Set<String> users) {
        return new Policy(modifiers, access, privacy, offered, trustedOnes, features, hostname, localDomains, users);
    }

    private Policy withFeatures(Set<Feature> changed) {
        return new Policy(modifiers, access, privacy, mechanisms, trusted, changed, hostname, localDomains, mailboxes);
    }

    /** Whether mail for the domain ends here. */
    boolean isLocal(String domain) {
        return localDomains.contains(domain.toLowerCase(Locale.ROOT));
    }

    /** Whether a local part has a mailbox. */
    boolean hasMailbox(String localPart) {
        return mailboxes.contains(localPart.toLowerCase(Locale.ROOT));
    }

    /** Whether client and sender are judged at RCPT. */
    boolean delaysChecks() {
        return features.contains(Feature.DELAY_CHECKS);
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    boolean has(Modifier modifier) {
        return modifiers.contains(modifier);
    }
}
