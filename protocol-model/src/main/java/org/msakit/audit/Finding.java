package org.msakit.audit;

import java.util.List;
import org.msakit.sendmail.Place;

/**
 * A fault of a configuration.
 *
 * @param id of the rule; does not change
 * @param place the line to blame
 * @param message what is wrong, in one sentence
 * @param allows the shortest dialogue that shows it: lines of client ({@code C:}) and server ({@code S:}), or what
 *     happens instead ({@code *})
 * @param cure the change that cures it
 */
public record Finding(String id, Severity severity, Place place, String message, List<String> allows, String cure) {
    public Finding {
        allows = List.copyOf(allows);
    }
}
