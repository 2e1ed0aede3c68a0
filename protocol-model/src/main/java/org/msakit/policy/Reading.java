package org.msakit.policy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.msakit.sendmail.access.FeatureLetters;
import org.msakit.sendmail.access.Tag;

/**
 * How sendmail reads a configuration where its manuals are silent, or say something else. The model of sendmail is
 * {@link #MEASURED}; any other reading is a hypothesis that a comparison with the server refutes.
 *
 * @param order which of several entries for one key counts
 * @param skip whether SKIP ends a search without a result
 * @param offers what modifiers and {@code Srv_Features} letters make of a session
 * @param gate whether MAIL is refused until a login
 */
public record Reading(Order order, Skip skip, Offers offers, Gate gate) {
    /** Measured on sendmail 8.15 to 8.18. */
    public static final Reading MEASURED = new Reading(
            Reading::taggedFirst, p -> p.has(Policy.Feature.ACCESS_SKIP), Reading::independent, (s, p) -> true);

    /** Finds the entry for a key at one level of a search. */
    @FunctionalInterface
    public interface Order {
        /** The value for a tag and a key; {@code untaggedToo} where the key counts without a tag as well. */
        Optional<String> at(AccessMap map, Tag tag, boolean untaggedToo, String key);
    }

    /** Decides on the value SKIP. */
    @FunctionalInterface
    public interface Skip {
        /** Whether SKIP in a search by domain or address is the same as no entry. */
        boolean isAbsence(Policy policy);
    }

    /** Decides what a session offers. */
    @FunctionalInterface
    public interface Offers {
        /** By modifiers, then by the letters of an entry: a small one switches on, a capital one off. */
        Set<Offer> of(Policy policy, String letters);
    }

    /** Decides whether the demand for a login holds. */
    @FunctionalInterface
    public interface Gate {
        /** Asked for a client without login on a session that demands one. */
        boolean holds(PolicyState state, Policy policy);
    }

    /** The tagged key comes before the untagged one. */
    public static Optional<String> taggedFirst(AccessMap map, Tag tag, boolean untaggedToo, String key) {
        Optional<String> tagged = map.get(tag + ":" + key);
        return tagged.isPresent() || !untaggedToo ? tagged : map.get(key);
    }

    /**
     * Each modifier and letter sets or clears its own bit; none looks at another: {@code aA} is a dead port. Privacy
     * flags clear theirs before the letters are looked at, so that a letter gives back what a flag has taken.
     */
    public static Set<Offer> independent(Policy policy, String letters) {
        EnumSet<Offer> offers = EnumSet.of(Offer.PIPELINING);
        Set<PrivacyFlag> privacy = policy.privacy();
        put(offers, Offer.EXPN, !privacy.contains(PrivacyFlag.NOEXPN));
        put(offers, Offer.VERB, !privacy.contains(PrivacyFlag.NOEXPN) && !privacy.contains(PrivacyFlag.NOVERB));
        put(offers, Offer.DSN, !privacy.contains(PrivacyFlag.NORECEIPTS));
        put(offers, Offer.AUTH, !policy.has(Modifier.NO_AUTH));
        put(offers, Offer.ETRN, !policy.has(Modifier.NO_ETRN) && !privacy.contains(PrivacyFlag.NOETRN));
        put(offers, Offer.STARTTLS, !policy.has(Modifier.NO_STARTTLS));
        put(offers, Offer.LOGIN_REQUIRED, policy.has(Modifier.AUTHENTICATE));
        put(offers, Offer.NO_PLAINTEXT, policy.has(Policy.Feature.NO_PLAINTEXT));
        for (char c : FeatureLetters.of(letters)) {
            boolean on = Character.isLowerCase(c);
            switch (Character.toLowerCase(c)) {
                case 'a' -> put(offers, Offer.AUTH, on);
                case 'b' -> put(offers, Offer.VERB, on);
                case 'c' -> put(offers, Offer.NO_PLAINTEXT, on);
                case 'd' -> put(offers, Offer.DSN, on);
                case 'e' -> put(offers, Offer.ETRN, on);
                case 'l' -> put(offers, Offer.LOGIN_REQUIRED, on);
                case 'n' -> offers.remove(Offer.PIPELINING);
                case 'p' -> put(offers, Offer.PIPELINING, on);
                case 's' -> put(offers, Offer.STARTTLS, on);
                case 'x' -> put(offers, Offer.EXPN, on);
                default -> {}
            }
        }
        return offers;
    }

    private static void put(Set<Offer> offers, Offer offer, boolean on) {
        if (on) {
            offers.add(offer);
        } else {
            offers.remove(offer);
        }
    }
}
