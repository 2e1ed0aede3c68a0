package org.msakit.sendmail.config;

import java.util.Arrays;
import java.util.Optional;
import org.msakit.sendmail.Place;

/**
 * A map that the configuration declares.
 *
 * @param type {@code hash}, {@code btree}, {@code ldap}, ...
 */
public record MapUse(Place place, String name, String type, String arguments) {
    /** The file that the map lies in, without the ending that its type adds. */
    public Optional<String> file() {
        return Arrays.stream(arguments.split("\\s+"))
                .filter(w -> w.startsWith("/"))
                .findFirst();
    }
}
