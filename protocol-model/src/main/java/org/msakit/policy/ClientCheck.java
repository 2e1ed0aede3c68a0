package org.msakit.policy;

import java.util.Optional;
import org.msakit.sendmail.access.Tag;

/** What the access map says of a client: check_relay, srv_features, and the right to relay. */
final class ClientCheck {
    private static final PolicyReply DENIED = PolicyReply.of(550, "5.7.1", "Access denied");

    private final Policy policy;
    private final Search search;

    ClientCheck(Policy policy, Search search) {
        this.policy = policy;
        this.search = search;
    }

    /** By name and its parents first, then by address and its prefixes. */
    Verdict verdict(Client client) {
        Optional<String> value = search.domain(Tag.CONNECT, true, client.displayName())
                .or(() -> search.address(Tag.CONNECT, true, client.key()));
        return Verdict.of(value, DENIED);
    }

    /** The letters of the {@code Srv_Features:} entry, tagged only; the entry without a key is the default. */
    String features(Client client) {
        return search.domain(Tag.SRV_FEATURES, false, client.displayName())
                .or(() -> search.address(Tag.SRV_FEATURES, false, client.key()))
                .or(() -> policy.access().get(Tag.SRV_FEATURES + ":"))
                .orElse("");
    }

    /** Why the client may not relay; empty where it may. The address is asked first here, then the name. */
    Optional<PolicyReply> relayRefusal(Client client, String sender) {
        boolean byAddress = client.isLoopback()
                || isRelay(search.address(Tag.CONNECT, true, client.key()))
                || policy.isLocal("[" + client.key() + "]")
                || bySender(sender);
        if (byAddress) {
            return Optional.empty();
        }
        return switch (client.resolution()) {
            case TEMP -> Optional.of(PolicyReply.of(450, "4.4.0"));
            case FAIL, FORGED -> Optional.of(PolicyReply.of(550, "5.7.1"));
            case OK ->
                policy.isLocal(client.name()) || isRelay(search.domain(Tag.CONNECT, true, client.name()))
                        ? Optional.empty()
                        : Optional.of(PolicyReply.of(550, "5.7.1"));
        };
    }

    private boolean bySender(String sender) {
        return policy.has(Policy.Feature.RELAY_MAIL_FROM)
                && sender.contains("@")
                && isRelay(search.mailbox(Tag.FROM, false, sender));
    }

    private static boolean isRelay(Optional<String> value) {
        return Verdict.of(value, DENIED).is(Verdict.Kind.RELAY);
    }
}
