package org.msakit.kit.target;

import java.util.Optional;
import java.util.function.Function;
import org.msakit.kit.client.TlsTrust;
import org.msakit.kit.sink.ScriptedSink;

/**
 * What the tester has around the server, beyond the connection to it.
 *
 * @param deliveries a view of what is delivered
 * @param remoteDomain a domain that the server does not deliver itself; mail for it shows in the deliveries
 * @param second another account than the usual one
 * @param variants the same server in another configuration, where it can be had
 * @param otherPort the same server where TLS is reached in the other way (RFC 8314 section 3.3)
 * @param slow whether rows that take minutes are wanted
 * @param identity what the server's certificate has to show; empty where certificates are not looked at
 * @param nextHop the kit's own sink, where the server hands mail on to it; its arrivals are among the deliveries
 * @param time the clock of the server and how to let time pass on it
 */
public record Facilities(
        Optional<Deliveries> deliveries,
        Optional<String> remoteDomain,
        Optional<Target.Credentials> second,
        Function<Need, Optional<Target>> variants,
        Optional<Target> otherPort,
        boolean slow,
        Optional<Identity> identity,
        Optional<ScriptedSink> nextHop,
        PassingTime time) {
    public static final Facilities NONE = new Facilities(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            need -> Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            PassingTime.REAL);

    /**
     * What a certificate has to show.
     *
     * @param host the name or address that the user knows the server by
     * @param trust who may vouch for it
     */
    public record Identity(String host, TlsTrust trust) {}

    public Facilities withDeliveries(Deliveries seen, String routedDomain) {
        return new Facilities(
                Optional.of(seen),
                Optional.of(routedDomain),
                second,
                variants,
                otherPort,
                slow,
                identity,
                nextHop,
                time);
    }

    /** With a view of what is delivered, and no domain but the server's own. */
    public Facilities withMailboxes(Deliveries seen) {
        return new Facilities(
                Optional.of(seen), Optional.empty(), second, variants, otherPort, slow, identity, nextHop, time);
    }

    public Facilities withSecond(Target.Credentials account) {
        return new Facilities(
                deliveries, remoteDomain, Optional.of(account), variants, otherPort, slow, identity, nextHop, time);
    }

    public Facilities withVariants(Function<Need, Optional<Target>> found) {
        return new Facilities(deliveries, remoteDomain, second, found, otherPort, slow, identity, nextHop, time);
    }

    /** Without other servers than the one itself. */
    Facilities alone() {
        return new Facilities(
                deliveries,
                remoteDomain,
                second,
                need -> Optional.empty(),
                Optional.empty(),
                slow,
                Optional.empty(),
                nextHop,
                time);
    }

    /** With a next hop of the kit's, behind which a domain lies. */
    public Facilities withNextHop(ScriptedSink sink, Deliveries seen, String routedDomain) {
        return new Facilities(
                Optional.of(seen),
                Optional.of(routedDomain),
                second,
                variants,
                otherPort,
                slow,
                identity,
                Optional.of(sink),
                time);
    }

    /** With another clock. */
    public Facilities withTime(PassingTime clock) {
        return new Facilities(deliveries, remoteDomain, second, variants, otherPort, slow, identity, nextHop, clock);
    }

    public Facilities withOtherPort(Target other) {
        return new Facilities(
                deliveries, remoteDomain, second, variants, Optional.of(other), slow, identity, nextHop, time);
    }

    /** The server is known by that name to those who trust so; where any certificate does, none is looked at. */
    public Facilities knownAs(String host, TlsTrust trust) {
        Optional<Identity> known = trust.checks() ? Optional.of(new Identity(host, trust)) : Optional.empty();
        return new Facilities(deliveries, remoteDomain, second, variants, otherPort, slow, known, nextHop, time);
    }

    /** Rows that take minutes are wanted too. */
    public Facilities withTimeForSlowRows() {
        return new Facilities(deliveries, remoteDomain, second, variants, otherPort, true, identity, nextHop, time);
    }
}
