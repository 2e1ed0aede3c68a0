package org.msakit.sendmail.access;

import org.msakit.sendmail.Place;

/**
 * One line of an access map.
 *
 * @param value the right-hand side as written; what it means depends on the tag
 */
public record AccessEntry(Place place, AccessKey key, String value) {
    /** The value as a decision on a client, sender or recipient. */
    public AccessAction action() {
        return AccessAction.of(value);
    }

    @Override
    public String toString() {
        return key + "\t" + value;
    }
}
