package org.msakit.kit.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msakit.kit.client.InMemoryConnection;
import org.msakit.policy.Client;
import org.msakit.policy.Modifier;
import org.msakit.policy.Policy;
import org.msakit.policy.Request;
import org.msakit.server.AccessMap;
import org.msakit.server.AccessSettings;
import org.msakit.server.ListenerConfig;
import org.msakit.server.PrivacyFlag;
import org.msakit.server.ServerConfig;
import org.msakit.server.access.Caller;
import org.msakit.server.account.Accounts;
import org.msakit.server.account.StoredSecret;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.names.ClientName;
import org.msakit.server.session.SubmissionSession;

/** A session of the reference server, in memory. */
final class ServerSession implements AutoCloseable {
    /** The account of those who log in; deriving it costs much, and once is enough. */
    static final Map<String, StoredSecret> SECRETS =
            Map.of("alice", Accounts.remembering(Accounts.secret(SendmailPool.PASSWORD)));

    private final MemorySink sink = new MemorySink();
    private final Conversation conversation;

    /** A session that a client begins at a listener. */
    ServerSession(ServerConfig config, ListenerConfig listener, AccessMap access, Client client) {
        SubmissionSession session = new SubmissionSession(
                config,
                listener,
                () -> access,
                Caller.of(address(client), name(client)),
                sink,
                "p",
                InstantSource.fixed(Instant.EPOCH));
        conversation = new Conversation(
                new InMemoryConnection(
                        session,
                        listener.modifiers().contains(org.msakit.server.Modifier.IMPLICIT_TLS),
                        config.limits().idle(),
                        Optional.empty()),
                SendmailPool.PASSWORD);
    }

    /** A session with a server configured by the model's terms. */
    static ServerSession of(Policy policy, Client client) {
        ServerConfig config = ServerConfig.builder()
                .hostname(policy.hostname())
                .localDomains(policy.localDomains().toArray(String[]::new))
                .mailboxes(policy.mailboxes().toArray(String[]::new))
                .secrets(SECRETS)
                .mechanisms(policy.mechanisms().stream().sorted().toArray(String[]::new))
                .clearTextAuth(!policy.features().contains(Policy.Feature.NO_PLAINTEXT))
                .privacyFlags(PrivacyFlag.parse(String.join(
                        ",", policy.privacy().stream().map(Enum::name).toList())))
                .loopbackRelays(true)
                .access(settings(policy))
                .build();
        ListenerConfig listener = ListenerConfig.loopback("MSA", Modifier.letters(policy.modifiers()));
        return new ServerSession(
                config, listener, AccessMap.parse(policy.access().print()), client);
    }

    private static AccessSettings settings(Policy policy) {
        Set<AccessSettings.Feature> features = EnumSet.noneOf(AccessSettings.Feature.class);
        for (Policy.Feature feature : policy.features()) {
            switch (feature) {
                case DELAY_CHECKS -> features.add(AccessSettings.Feature.DELAY_CHECKS);
                case SPAM_FRIEND -> features.add(AccessSettings.Feature.FRIEND);
                case SPAM_HATER -> features.add(AccessSettings.Feature.HATER);
                case ACCESS_SKIP -> features.add(AccessSettings.Feature.SKIP);
                case BLOCKLIST_RECIPIENTS -> features.add(AccessSettings.Feature.BLOCKLIST_RECIPIENTS);
                case RELAY_MAIL_FROM -> features.add(AccessSettings.Feature.RELAY_MAIL_FROM);
                case REQUIRE_QUALIFIED_RECIPIENTS,
                        NO_PLAINTEXT,
                        TLS,
                        LIMITED_SIZE,
                        REJECT_NUL,
                        STRICT_LINE_ENDS,
                        TLS_REFUSAL_403 -> {}
            }
        }
        return AccessSettings.defaults().with(features).trusting(policy.trusted());
    }

    private static ClientName name(Client client) {
        return switch (client.resolution()) {
            case OK -> ClientName.of(client.name());
            case FAIL -> ClientName.FAIL;
            case FORGED -> ClientName.FORGED;
            case TEMP -> ClientName.TEMP;
        };
    }

    private static InetAddress address(Client client) {
        try {
            return InetAddress.getByName(client.address());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(client.address(), e);
        }
    }

    Answer ask(Request request) {
        return conversation.ask(request);
    }

    /** How many messages went on their way. */
    int delivered() {
        return sink.messages().size();
    }

    @Override
    public void close() {
        conversation.close();
    }
}
