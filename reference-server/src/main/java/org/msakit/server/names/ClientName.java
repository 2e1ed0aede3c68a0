package org.msakit.server.names;

import java.util.Optional;

/**
 * What the look-up of a client's name came to.
 *
 * @param name the name, where it leads back to the address of the client; empty otherwise
 * @param resolution how the look-up ended
 */
public record ClientName(Optional<String> name, Resolution resolution) {
    /** Nobody asked. */
    public static final ClientName UNASKED = new ClientName(Optional.empty(), Resolution.UNASKED);
    /** The address has no name. */
    public static final ClientName FAIL = new ClientName(Optional.empty(), Resolution.FAIL);
    /** The address has a name, which does not lead back to it. */
    public static final ClientName FORGED = new ClientName(Optional.empty(), Resolution.FORGED);
    /** There is no answer now. */
    public static final ClientName TEMP = new ClientName(Optional.empty(), Resolution.TEMP);

    /** The ends of a look-up, as sendmail tells them in {@code ${client_resolve}}. */
    public enum Resolution {
        UNASKED,
        OK,
        FAIL,
        FORGED,
        TEMP
    }

    /** A name that leads back to the address. */
    public static ClientName of(String name) {
        return new ClientName(Optional.of(name), Resolution.OK);
    }
}
