package org.msakit.kit.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.msakit.dialogue.Event;
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
import org.msakit.server.account.Accounts;
import org.msakit.server.account.StoredSecret;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.session.SubmissionSession;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;
import org.msakit.wire.ReplyReader;

/** A session of the reference server, configured by the model's terms, and asked in them. */
final class ServerSession {
    private static final StoredSecret SECRET = Accounts.remembering(Accounts.secret("secret"));
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final MemorySink sink = new MemorySink();
    private final InMemoryConnection connection;
    private final ReplyReader replies = new ReplyReader();
    private Set<String> keywords = Set.of();
    private boolean closed;

    ServerSession(Policy policy, Client client) {
        ServerConfig config = ServerConfig.builder()
                .hostname(policy.hostname())
                .localDomains(policy.localDomains().toArray(String[]::new))
                .mailboxes(policy.mailboxes().toArray(String[]::new))
                .secrets(Map.of("alice", SECRET))
                .mechanisms(policy.mechanisms().stream().sorted().toArray(String[]::new))
                .clearTextAuth(!policy.features().contains(Policy.Feature.NO_PLAINTEXT))
                .privacyFlags(PrivacyFlag.parse(String.join(
                        ",", policy.privacy().stream().map(Enum::name).toList())))
                .loopbackRelays(true)
                .accessMap(AccessMap.parse(policy.access().print()))
                .access(settings(policy, client))
                .build();
        String letters = Modifier.letters(policy.modifiers());
        boolean tls = letters.indexOf('s') >= 0;
        ListenerConfig listener = ListenerConfig.loopback("MSA", letters);
        connection = new InMemoryConnection(
                new SubmissionSession(config, listener, config.accessMap(), address(client), sink, "p"),
                tls,
                config.limits().idle(),
                Optional.empty());
    }

    private static AccessSettings settings(Policy policy, Client client) {
        Set<AccessSettings.Feature> features = EnumSet.noneOf(AccessSettings.Feature.class);
        for (Policy.Feature feature : policy.features()) {
            switch (feature) {
                case DELAY_CHECKS -> features.add(AccessSettings.Feature.DELAY_CHECKS);
                case SPAM_FRIEND -> features.add(AccessSettings.Feature.FRIEND);
                case SPAM_HATER -> features.add(AccessSettings.Feature.HATER);
                case ACCESS_SKIP -> features.add(AccessSettings.Feature.SKIP);
                case BLOCKLIST_RECIPIENTS -> features.add(AccessSettings.Feature.BLOCKLIST_RECIPIENTS);
                case RELAY_MAIL_FROM -> features.add(AccessSettings.Feature.RELAY_MAIL_FROM);
                case REQUIRE_QUALIFIED_RECIPIENTS, NO_PLAINTEXT, TLS -> {}
            }
        }
        Optional<String> name = Optional.of(client.name()).filter(n -> !n.isEmpty());
        return AccessSettings.defaults().with(features).with(c -> name).trusting(policy.trusted());
    }

    private static InetAddress address(Client client) {
        try {
            return InetAddress.getByName(client.address());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(client.address(), e);
        }
    }

    /** The reply in one line, {@code <EOF>} behind a close. */
    String answer(Request request) {
        if (request instanceof Request.Connect) {
            return read();
        } else if (request instanceof Request.Ehlo) {
            return hello();
        } else if (request instanceof Request.StartTls) {
            return startTls();
        } else if (request instanceof Request.Auth auth) {
            return login(auth.mechanism());
        } else if (request instanceof Request.Mail mail) {
            return say("MAIL FROM:<" + mail.sender() + ">");
        } else if (request instanceof Request.Rcpt rcpt) {
            return say("RCPT TO:<" + rcpt.recipient() + ">");
        } else if (request instanceof Request.Content) {
            return say("Subject: x\r\n\r\nbody\r\n.");
        } else if (request instanceof Request.Vrfy vrfy) {
            return say("VRFY " + vrfy.name());
        } else if (request instanceof Request.Expn expn) {
            return say("EXPN " + expn.name());
        } else if (request instanceof Request.Etrn) {
            return say("ETRN sm.test");
        }
        return say(request.getClass().getSimpleName().toUpperCase(Locale.ROOT));
    }

    /** What EHLO offered last. */
    Set<String> keywords() {
        return keywords;
    }

    /** How many messages went on their way. */
    int delivered() {
        return sink.messages().size();
    }

    private String hello() {
        connection.send(new Octets("EHLO client.test\r\n"));
        Optional<Reply> reply = next();
        Set<String> offered = new TreeSet<>();
        for (int i = 1; reply.isPresent() && i < reply.get().lines().size(); i++) {
            offered.add(reply.get().text(i).split(" ", 2)[0]);
        }
        keywords = offered;
        return reply.map(ServerSession::line).orElse("<EOF>");
    }

    private String startTls() {
        String reply = say("STARTTLS");
        if (reply.startsWith("220")) {
            connection.startTls();
        }
        return reply;
    }

    private String login(String mechanism) {
        if (mechanism.equals("LOGIN")) {
            String prompt = say("AUTH LOGIN " + base64("alice"));
            return prompt.startsWith("334") ? say(base64("secret")) : prompt;
        }
        return say("AUTH " + mechanism + " " + base64("\0alice\0secret"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String say(String line) {
        connection.send(new Octets(line + "\r\n"));
        return read();
    }

    private String read() {
        return next().map(ServerSession::line).orElse("<EOF>");
    }

    private static String line(Reply reply) {
        String text = reply.text(0);
        return reply.code() + " " + text;
    }

    private Optional<Reply> next() {
        Optional<Reply> reply = replies.poll();
        while (reply.isEmpty() && !closed) {
            Event event = connection.receive(PATIENCE);
            if (event instanceof Event.Received received) {
                replies.feed(received.octets());
            } else {
                closed = true;
            }
            reply = replies.poll();
        }
        return reply;
    }
}
