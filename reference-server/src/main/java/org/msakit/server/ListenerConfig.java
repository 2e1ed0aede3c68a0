package org.msakit.server;

import java.util.EnumSet;
import java.util.Set;

/**
 * One place where the server listens.
 *
 * @param name how reports and {@link ReferenceServer#addresses()} call it
 * @param host address or name to bind to
 * @param port port to bind to, 0 for any free one
 * @param modifiers what {@code M=} says; never null
 * @param implicitTls whether TLS starts with the first octet (true as well when {@link Modifier#IMPLICIT_TLS} is set)
 */
public record ListenerConfig(String name, String host, int port, Set<Modifier> modifiers, boolean implicitTls) {
    public ListenerConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " of listener " + name + " is not in 0..65535");
        }
        EnumSet<Modifier> all = EnumSet.noneOf(Modifier.class);
        all.addAll(modifiers);
        if (implicitTls) {
            all.add(Modifier.IMPLICIT_TLS);
        }
        modifiers = Set.copyOf(all);
        implicitTls = modifiers.contains(Modifier.IMPLICIT_TLS);
    }

    /** A listener on the given address with modifiers as {@link Modifier#parse} reads them. */
    public static ListenerConfig of(String name, String host, int port, String modifiers) {
        return new ListenerConfig(name, host, port, Modifier.parse(modifiers), false);
    }

    /** A listener on a free loopback port. */
    public static ListenerConfig loopback(String name, String modifiers) {
        return of(name, "127.0.0.1", 0, modifiers);
    }

    /** Whether the modifier is set. */
    public boolean has(Modifier modifier) {
        return modifiers.contains(modifier);
    }

    /** Whether this is a submission port rather than one for mail from other servers: modifiers a or E. */
    public boolean isSubmission() {
        return has(Modifier.REQUIRE_AUTH) || has(Modifier.NO_ETRN);
    }

    /** The same listener with other modifiers. */
    public ListenerConfig withModifiers(Set<Modifier> changed) {
        return new ListenerConfig(name, host, port, changed, false);
    }
}
