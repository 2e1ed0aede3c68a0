package org.msakit.server.names;

/**
 * Whether clients are looked up, and where.
 *
 * @param when for which clients
 * @param source who finds the names
 */
public record NameLookUps(When when, Names source) {
    /** Nobody is looked up. */
    public static final NameLookUps NONE = new NameLookUps(When.NEVER, Names.NONE);

    /** For which clients a name is looked up. */
    public enum When {
        NEVER,
        /** While something is said of hosts by name that a client's name could match. */
        NEEDED,
        ALWAYS
    }

    /** Whether a client is looked up who comes while hosts are named, or are not. */
    public boolean wanted(boolean hostsNamed) {
        return when == When.ALWAYS || (when == When.NEEDED && hostsNamed);
    }
}
