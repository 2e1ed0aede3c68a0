package org.msakit.server;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.msakit.server.account.Accounts;
import org.msakit.server.account.StoredSecret;
import org.msakit.server.header.HeaderPolicy;
import org.msakit.server.mutant.HostFault;
import org.msakit.server.mutant.Mutant;
import org.msakit.server.sasl.Mechanisms;
import org.msakit.server.sasl.TokenVerifier;

/**
 * What the operator chose. Immutable; made by {@link #builder()}.
 *
 * @param hostname name in greeting, EHLO reply, certificate and trace header
 * @param localDomains domains whose mailboxes are here, in lower case
 * @param accounts who may log in
 * @param mailboxes local parts that exist in each local domain, in lower case
 * @param relayDomains domains that anybody may send to and whose hosts may relay, with all below them, in lower case
 * @param accessMap what client addresses are allowed
 * @param access how the access map is applied
 * @param loopbackRelays whether 127.0.0.1 and ::1 may relay without an entry, as in sendmail
 * @param privacyFlags what is kept from strangers
 * @param certificate what is shown under TLS; empty for one that is made at the start, signed by itself
 * @param clearTextAuth whether plain-text mechanisms are offered without TLS
 * @param tlsRequired whether mail and logins are refused without TLS (RFC 3207 section 4)
 * @param mechanisms SASL mechanisms in the order of the EHLO reply; each is offered where it is safe
 * @param maxMessageSize octets of message content, advertised by SIZE
 * @param headerPolicy what is done with the header of a message (RFC 6409 section 8)
 * @param limits bounds of a session
 * @param connections bounds on connections
 * @param transport how sockets are driven
 * @param extensions which service extensions are on
 * @param site what the site wants beyond the protocol
 * @param clientCertificates clients that are known by their certificates
 * @param mutants faults to behave by; empty for the correct server
 */
public record ServerConfig(
        String hostname,
        Set<String> localDomains,
        Accounts accounts,
        Set<String> mailboxes,
        Set<String> relayDomains,
        AccessMap accessMap,
        AccessSettings access,
        boolean loopbackRelays,
        Set<PrivacyFlag> privacyFlags,
        Optional<ServerCertificate> certificate,
        boolean clearTextAuth,
        boolean tlsRequired,
        List<String> mechanisms,
        long maxMessageSize,
        Set<HeaderPolicy> headerPolicy,
        Limits limits,
        ConnectionLimits connections,
        SocketTransport transport,
        ExtensionSettings extensions,
        SitePolicy site,
        ClientCertificates clientCertificates,
        Set<Mutant> mutants) {

    public ServerConfig {
        localDomains = Set.copyOf(localDomains);
        mailboxes = Set.copyOf(mailboxes);
        relayDomains = Set.copyOf(relayDomains);
        privacyFlags = Set.copyOf(privacyFlags);
        mechanisms = List.copyOf(mechanisms);
        headerPolicy = Set.copyOf(headerPolicy);
        for (String name : mechanisms) {
            if (Mechanisms.byName(name).isEmpty()) {
                throw new IllegalArgumentException(
                        "unknown SASL mechanism " + name + "; known: " + String.join(" ", Mechanisms.names()));
            }
        }
        mutants = Set.copyOf(mutants);
    }

    /** A builder holding the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether mail for the domain ends here. */
    public boolean isLocal(String domain) {
        return localDomains.contains(domain.toLowerCase(Locale.ROOT));
    }

    /** Whether anybody may send to the domain: it is listed, or one above it. */
    public boolean isRelayed(String domain) {
        String level = domain.toLowerCase(Locale.ROOT);
        while (!relayDomains.contains(level)) {
            int dot = level.indexOf('.');
            if (dot < 0) {
                return false;
            }
            level = level.substring(dot + 1);
        }
        return true;
    }

    /** Whether the local part names a mailbox of the local domains; {@code postmaster} always does. */
    public boolean hasMailbox(String localPart) {
        String name = localPart.toLowerCase(Locale.ROOT);
        return name.equals("postmaster") || mailboxes.contains(name);
    }

    /** The address of an account: its name, in the alphabetically first local domain unless it names one. */
    public String addressOf(String account) {
        return account.indexOf('@') >= 0 || localDomains.isEmpty()
                ? account
                : account + "@" + localDomains.stream().sorted().findFirst().orElseThrow();
    }

    /** The parts of the faults that lie below the session. */
    public Set<HostFault> hostFaults() {
        return mutants.stream().map(Mutant::hostFault).collect(Collectors.toUnmodifiableSet());
    }

    /** Collects a configuration; every setter replaces what was there unless it says otherwise. */
    public static final class Builder {
        private String hostname = "mx.example.test";
        private Set<String> localDomains = Set.of("example.test");
        private final Map<String, StoredSecret> secrets = new LinkedHashMap<>();
        private Optional<TokenVerifier> tokens = Optional.empty();
        private final Set<String> mailboxes = new TreeSet<>();
        private Set<String> relayDomains = Set.of();
        private AccessMap accessMap = AccessMap.empty();
        private AccessSettings access = AccessSettings.defaults();
        private boolean loopbackRelays;
        private Set<PrivacyFlag> privacyFlags = Set.of();
        private Optional<ServerCertificate> certificate = Optional.empty();
        private boolean clearTextAuth;
        private boolean tlsRequired;
        private List<String> mechanisms = Mechanisms.usual();
        private long maxMessageSize = 10L << 20;
        private Set<HeaderPolicy> headerPolicy = HeaderPolicy.defaults();
        private Limits limits = Limits.defaults();
        private ConnectionLimits connections = ConnectionLimits.defaults();
        private SocketTransport transport = SocketTransport.AUTO;
        private ExtensionSettings extensions = ExtensionSettings.defaults();
        private ClientCertificates clientCertificates = ClientCertificates.NONE;
        private SitePolicy site = SitePolicy.defaults();
        private final Set<Mutant> mutants = new LinkedHashSet<>();

        private Builder() {}

        /** Name of this server. */
        public Builder hostname(String name) {
            hostname = name;
            return this;
        }

        /** Domains whose mailboxes are here. */
        public Builder localDomains(String... domains) {
            localDomains = lower(domains);
            return this;
        }

        /** Adds an account, and with it a mailbox of that name. Takes some milliseconds, to hash the password. */
        public Builder account(String user, String password) {
            secrets.put(user, Accounts.secret(password));
            return this;
        }

        /** Adds accounts by their passwords. */
        public Builder accounts(Map<String, String> more) {
            more.forEach(this::account);
            return this;
        }

        /** Adds accounts, by what is kept of their passwords. */
        public Builder secrets(Map<String, StoredSecret> more) {
            secrets.putAll(more);
            return this;
        }

        /** Adds who answers for bearer tokens, to be asked before those that are there; without one OAUTHBEARER is not offered. */
        public Builder tokens(TokenVerifier verifier) {
            tokens = Optional.of(tokens.map(verifier::or).orElse(verifier));
            return this;
        }

        /** Adds mailboxes that are no accounts. */
        public Builder mailboxes(String... names) {
            mailboxes.addAll(lower(names));
            return this;
        }

        /** Domains anybody may send to. */
        public Builder relayDomains(String... domains) {
            relayDomains = lower(domains);
            return this;
        }

        /** What client addresses are allowed. */
        public Builder accessMap(AccessMap map) {
            accessMap = map;
            return this;
        }

        /** How the access map is applied. */
        public Builder access(AccessSettings settings) {
            access = settings;
            return this;
        }

        /** Whether loopback addresses relay without an entry. */
        public Builder loopbackRelays(boolean on) {
            loopbackRelays = on;
            return this;
        }

        /** What is kept from strangers. */
        public Builder privacyFlags(Set<PrivacyFlag> flags) {
            privacyFlags = flags;
            return this;
        }

        /** What is shown under TLS. */
        public Builder certificate(ServerCertificate shown) {
            certificate = Optional.of(shown);
            return this;
        }

        /** Whether plain-text mechanisms are offered without TLS. */
        public Builder clearTextAuth(boolean on) {
            clearTextAuth = on;
            return this;
        }

        /** Whether mail and logins are refused without TLS. */
        public Builder tlsRequired(boolean on) {
            tlsRequired = on;
            return this;
        }

        /** SASL mechanisms to offer, of those of {@link Mechanisms#names()}, in the order of the EHLO reply. */
        public Builder mechanisms(String... names) {
            mechanisms = Arrays.stream(names)
                    .map(name -> name.toUpperCase(Locale.ROOT))
                    .toList();
            return this;
        }

        /** Octets of message content. */
        public Builder maxMessageSize(long octets) {
            maxMessageSize = octets;
            return this;
        }

        /** What is done with the header of a message. */
        public Builder headerPolicy(Set<HeaderPolicy> policy) {
            headerPolicy = policy;
            return this;
        }

        /** Bounds on connections. */
        public Builder connections(ConnectionLimits bounds) {
            connections = bounds;
            return this;
        }

        /** How sockets are driven. */
        public Builder transport(SocketTransport wanted) {
            transport = wanted;
            return this;
        }

        /** Bounds of a session. */
        public Builder limits(Limits bounds) {
            limits = bounds;
            return this;
        }

        /** Which service extensions are on, and their figures. */
        public Builder extensions(ExtensionSettings settings) {
            extensions = settings;
            return this;
        }

        /** Switches the extensions of these EHLO keywords off, and all others on. */
        public Builder without(String... keywords) {
            extensions = extensions.without(new HashSet<>(Arrays.asList(keywords)));
            return this;
        }

        /** Clients that are known by their certificates. */
        public Builder clientCertificates(ClientCertificates known) {
            clientCertificates = known;
            return this;
        }

        /** What the site wants beyond the protocol. */
        public Builder site(SitePolicy policy) {
            site = policy;
            return this;
        }

        /** What the site wants, as it was set until now. */
        public SitePolicy site() {
            return site;
        }

        /** Adds a fault, together with the configuration it needs to be visible. */
        public Builder mutant(Mutant mutant) {
            mutants.add(mutant);
            mutant.configure(this);
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException naming a value that cannot be used
         */
        public ServerConfig build() {
            Set<String> known = new HashSet<>(mailboxes);
            known.addAll(lower(secrets.keySet().toArray(String[]::new)));
            return new ServerConfig(
                    hostname,
                    localDomains,
                    Accounts.of(secrets, tokens),
                    known,
                    relayDomains,
                    accessMap,
                    access,
                    loopbackRelays,
                    privacyFlags,
                    certificate,
                    clearTextAuth,
                    tlsRequired,
                    mechanisms,
                    maxMessageSize,
                    headerPolicy,
                    limits,
                    connections,
                    transport,
                    extensions,
                    site,
                    clientCertificates,
                    mutants);
        }

        private static Set<String> lower(String... names) {
            Set<String> lower = new TreeSet<>();
            for (String name : names) {
                lower.add(name.toLowerCase(Locale.ROOT));
            }
            return lower;
        }
    }
}
