package org.msakit.kit.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.msakit.server.AccessSettings;
import org.msakit.server.ConnectionLimits;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.PrivacyFlag;
import org.msakit.server.ServerCertificate;
import org.msakit.server.ServerConfig;
import org.msakit.server.header.HeaderPolicy;
import org.msakit.server.names.NameLookUps.When;
import org.msakit.server.sasl.TokenVerifier;

/**
 * All of a reference server in one YAML file.
 *
 * @param server the server without its accounts and access map
 * @param listeners where it listens
 * @param users file with the accounts
 * @param access file with the access map
 * @param delivery where messages go
 * @param names how names of clients are found
 */
record ServeFile(
        ServerConfig.Builder server,
        List<ListenerConfig> listeners,
        Optional<Path> users,
        Optional<Path> access,
        Delivery delivery,
        ClientNames names) {

    /** Reads the file. */
    static ServeFile read(Path file) {
        Section root = Section.read(file);
        ServerConfig.Builder server = ServerConfig.builder();
        root.text("hostname").ifPresent(server::hostname);
        texts(root, "domains", server::localDomains);
        texts(root, "mailboxes", server::mailboxes);
        texts(root, "relay-domains", server::relayDomains);
        texts(root, "mechanisms", server::mechanisms);
        texts(root, "without", keywords -> server.without(known(root, keywords)));
        root.list("privacy").ifPresent(names -> server.privacyFlags(privacy(root, names)));
        server.access(accessSettings(root));
        root.section("tokens").ifPresent(section -> server.tokens(tokens(section)));
        root.section("tls").ifPresent(section -> server.certificate(certificate(section)));
        root.words("header", HeaderPolicy.class).ifPresent(server::headerPolicy);
        server.maxMessageSize(root.number("max-message-size", 1, Integer.MAX_VALUE - 64L, 10L << 20));
        root.section("limits").ifPresent(section -> server.limits(limits(section)));
        root.section("connections").ifPresent(section -> server.connections(connections(section)));
        ServeFile read = new ServeFile(
                server,
                listeners(root),
                root.path("users"),
                root.path("access"),
                delivery(root.section("messages")),
                names(root.section("client-names")));
        root.end();
        return read;
    }

    private static void texts(Section section, String key, Consumer<String[]> setter) {
        section.list(key).ifPresent(texts -> setter.accept(texts.toArray(String[]::new)));
    }

    private static String[] known(Section root, String[] keywords) {
        for (String keyword : keywords) {
            ServeCommand.unknown(keyword).ifPresent(problem -> {
                throw root.wrong("without", problem);
            });
        }
        return keywords;
    }

    private static List<ListenerConfig> listeners(Section root) {
        List<ListenerConfig> listeners = new ArrayList<>();
        for (Section each : root.sections("listen")) {
            String name = each.text("name").orElseThrow(() -> each.wrong("name", "is missing"));
            String address = each.text("address").orElse("127.0.0.1");
            int port = Math.toIntExact(each.number("port", 0, 65535, 0));
            try {
                listeners.add(ListenerConfig.of(
                        name, address, port, each.text("modifiers").orElse("")));
            } catch (IllegalArgumentException e) {
                throw each.wrong("modifiers", String.valueOf(e.getMessage()));
            }
            each.end();
        }
        if (listeners.isEmpty()) {
            throw root.wrong("listen", "names no listener");
        }
        return listeners;
    }

    private static AccessSettings accessSettings(Section root) {
        AccessSettings settings = root.words("access-features", AccessSettings.Feature.class)
                .map(AccessSettings.defaults()::with)
                .orElseGet(AccessSettings::defaults);
        Optional<List<String>> trusted = root.list("trusted-mechanisms");
        return trusted.isEmpty()
                ? settings
                : settings.trusting(trusted.get().stream()
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    private static ClientNames names(Optional<Section> section) {
        if (section.isEmpty()) {
            return ClientNames.USUAL;
        }
        Section names = section.get();
        ClientNames read = new ClientNames(
                names.word("look-up", When.class, ClientNames.USUAL.when()),
                servers(names),
                names.duration("patience", ClientNames.USUAL.patience()));
        names.end();
        return read;
    }

    private static List<InetSocketAddress> servers(Section names) {
        try {
            return names.list("servers").orElse(List.of()).stream()
                    .map(HostPort::parse)
                    .toList();
        } catch (UsageException e) {
            throw names.wrong("servers", e.getMessage());
        }
    }

    private static TokenVerifier tokens(Section section) {
        TokenEndpoint endpoint = new TokenEndpoint(
                section.text("introspection").orElseThrow(() -> section.wrong("introspection", "is missing")),
                section.text("client"),
                section.path("secret-file"),
                section.text("scope"),
                section.duration("patience", TokenEndpoint.PATIENCE));
        section.end();
        try {
            return endpoint.open();
        } catch (UsageException e) {
            throw section.wrong("introspection", e.getMessage());
        }
    }

    private static ServerCertificate certificate(Section section) {
        Path chain = section.path("certificate").orElseThrow(() -> section.wrong("certificate", "is missing"));
        Path key = section.path("key").orElseThrow(() -> section.wrong("key", "is missing"));
        section.end();
        try {
            return CertificateFiles.read(chain, key);
        } catch (UsageException e) {
            throw section.wrong("certificate", e.getMessage());
        }
    }

    private static Limits limits(Section section) {
        Limits usual = Limits.defaults();
        Limits limits = new Limits(
                section.count("command-line", 512, usual.commandLine()),
                section.count("auth-line", 512, usual.authLine()),
                section.count("errors", 1, usual.errors()),
                section.count("logins", 1, usual.logins()),
                section.count("recipients", 1, usual.recipients()),
                section.duration("idle", usual.idle()),
                section.duration("handshake", usual.handshake()));
        section.end();
        return limits;
    }

    private static ConnectionLimits connections(Section section) {
        ConnectionLimits usual = ConnectionLimits.defaults();
        ConnectionLimits limits = new ConnectionLimits(
                section.count("total", 0, usual.total()),
                section.count("per-address", 0, usual.perAddress()),
                section.count("per-minute", 0, usual.perMinute()),
                section.duration("session", usual.session()),
                section.duration("stalled", usual.stalled()));
        section.end();
        return limits;
    }

    private static Delivery delivery(Optional<Section> section) {
        if (section.isEmpty()) {
            return Delivery.MEMORY;
        }
        Section messages = section.get();
        Optional<Path> maildir = messages.path("maildir");
        Optional<String> hop = messages.text("next-hop");
        NextHopDelivery.Words words = new NextHopDelivery.Words(
                hop.orElse(""),
                messages.duration("patience", Delivery.PATIENCE),
                messages.text("tls"),
                messages.path("ca"),
                messages.text("user"),
                messages.path("password-file"));
        messages.end();
        if (maildir.isPresent() == hop.isPresent()) {
            throw messages.wrong("maildir", "name either maildir or next-hop");
        }
        try {
            return maildir.map(Delivery::maildir).orElseGet(() -> NextHopDelivery.of(words));
        } catch (UsageException e) {
            throw messages.wrong("next-hop", e.getMessage());
        }
    }

    private static Set<PrivacyFlag> privacy(Section root, List<String> names) {
        try {
            return PrivacyFlag.parse(String.join(",", names).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw root.wrong("privacy", String.valueOf(e.getMessage()));
        }
    }
}
