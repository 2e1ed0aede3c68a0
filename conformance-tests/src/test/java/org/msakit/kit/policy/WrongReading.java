package org.msakit.kit.policy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.msakit.policy.AccessMap;
import org.msakit.policy.Modifier;
import org.msakit.policy.Offer;
import org.msakit.policy.Policy;
import org.msakit.policy.Reading;
import org.msakit.sendmail.access.Tag;

/** Plausible readings of sendmail's manual that the server refutes: errors that the comparison has to find. */
enum WrongReading {
    /** An untagged key counts before the tagged one. */
    LOOK_UP_ORDER(2),
    /** SKIP ends every search without a result, whether or not the map was declared with {@code skip}. */
    SKIP_EVERYWHERE(1),
    /** {@code A} overrides {@code a}, as doc/op says. */
    NO_AUTH_OVERRIDES_AUTHENTICATE(0);

    private final int entriesThatShowIt;

    WrongReading(int entriesThatShowIt) {
        this.entriesThatShowIt = entriesThatShowIt;
    }

    Reading reading() {
        Reading right = Reading.MEASURED;
        return switch (this) {
            case LOOK_UP_ORDER -> new Reading(WrongReading::untaggedFirst, right.skip(), right.offers(), right.gate());
            case SKIP_EVERYWHERE -> new Reading(right.order(), policy -> true, right.offers(), right.gate());
            case NO_AUTH_OVERRIDES_AUTHENTICATE ->
                new Reading(right.order(), right.skip(), WrongReading::ofTheManual, right.gate());
        };
    }

    /** How many entries of an access map the smallest case needs. */
    int entriesThatShowIt() {
        return entriesThatShowIt;
    }

    private static Optional<String> untaggedFirst(AccessMap map, Tag tag, boolean untaggedToo, String key) {
        Optional<String> untagged = untaggedToo ? map.get(key) : Optional.empty();
        return untagged.isPresent() ? untagged : map.get(tag + ":" + key);
    }

    private static Set<Offer> ofTheManual(Policy policy, String letters) {
        EnumSet<Offer> offers = EnumSet.copyOf(Reading.independent(policy, letters));
        if (policy.modifiers().contains(Modifier.NO_AUTH)) {
            offers.remove(Offer.LOGIN_REQUIRED);
        }
        return offers;
    }
}
