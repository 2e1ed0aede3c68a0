package org.msakit.catalogue;

/** How strongly a requirement binds the server (RFC 2119); {@link #SEC} rows guard against known attacks. */
public enum Level {
    MUST("MUST"),
    MUST_NOT("MUST NOT"),
    SHOULD("SHOULD"),
    SHOULD_NOT("SHOULD NOT"),
    MAY("MAY"),
    SEC("SEC");

    private final String text;

    Level(String text) {
        this.text = text;
    }

    /** Whether breaking it is a failure rather than a warning. */
    public boolean binding() {
        return this == MUST || this == MUST_NOT || this == SEC;
    }

    @Override
    public String toString() {
        return text;
    }

    /**
     * The level of that name.
     *
     * @throws IllegalArgumentException on an unknown name
     */
    public static Level of(String text) {
        for (Level level : values()) {
            if (level.text.equals(text)) {
                return level;
            }
        }
        throw new IllegalArgumentException("unknown level: " + text);
    }
}
