package org.msakit.kit.target;

import java.util.Optional;
import java.util.function.Function;

/**
 * What the tester has around the server, beyond the connection to it.
 *
 * @param deliveries a view of what is delivered
 * @param remoteDomain a domain that the server does not deliver itself; mail for it shows in the deliveries
 * @param second another account than the usual one
 * @param variants the same server in another configuration, where it can be had
 */
public record Facilities(
        Optional<Deliveries> deliveries,
        Optional<String> remoteDomain,
        Optional<Target.Credentials> second,
        Function<Need, Optional<Target>> variants) {
    public static final Facilities NONE =
            new Facilities(Optional.empty(), Optional.empty(), Optional.empty(), need -> Optional.empty());

    public Facilities withDeliveries(Deliveries seen, String routedDomain) {
        return new Facilities(Optional.of(seen), Optional.of(routedDomain), second, variants);
    }

    public Facilities withSecond(Target.Credentials account) {
        return new Facilities(deliveries, remoteDomain, Optional.of(account), variants);
    }

    public Facilities withVariants(Function<Need, Optional<Target>> found) {
        return new Facilities(deliveries, remoteDomain, second, found);
    }
}
