package org.msakit.kit.target;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msakit.kit.client.ClientKey;
import org.msakit.server.ClientCertificates;
import org.msakit.server.ServerCertificate;
import org.msakit.server.ServerConfig;
import org.msakit.server.SitePolicy;
import org.msakit.server.SitePolicy.DomainFinding;
import org.msakit.server.account.AccountState;
import org.msakit.server.account.Accounts;
import org.msakit.server.account.StoredSecret;
import org.msakit.server.netty.Certificates;

/** What the tester knows of a site that was set up for rows about its policy: names, addresses and accounts. */
public final class Site {
    /** A domain that does not exist. */
    public static final String MISSING = "no-such-domain.invalid";
    /** A domain with a null MX (RFC 7505). */
    public static final String NULL_MX = "nullmx.test";
    /** A domain for which the name service fails. */
    public static final String FAILING = "servfail.test";
    /** A label that the server completes to a domain. */
    public static final String SHORT_NAME = "sales";
    /** The local part of a local address that no account may send to. */
    public static final String FORBIDDEN = "director";

    /** Accounts with the same password, by what keeps them from logging in. */
    public static final Target.Credentials DISABLED = new Target.Credentials("dora", "locked-drawer");

    /** One that may use no mechanism that sends the password. */
    public static final Target.Credentials STRONG_ONLY = new Target.Credentials("stan", "locked-drawer");

    /** One that has to send its password once before other mechanisms work. */
    public static final Target.Credentials IN_TRANSITION = new Target.Credentials("tess", "locked-drawer");

    private static final ClientKey CLIENT = newKey();

    private static final StoredSecret SECRET = Accounts.remembering(Accounts.secret(DISABLED.password()));

    private Site() {}

    private static ClientKey newKey() {
        ServerCertificate made = Certificates.selfSigned("alice.example.test");
        return new ClientKey(List.of(made.certificate()), made.key());
    }

    static void domains(ServerConfig.Builder builder) {
        builder.site(builder.site()
                .told(Map.of(
                        MISSING,
                        DomainFinding.MISSING,
                        NULL_MX,
                        DomainFinding.NULL_MX,
                        FAILING,
                        DomainFinding.UNKNOWN)));
    }

    static void shortNames(ServerConfig.Builder builder) {
        builder.site(builder.site().withShortNames(Map.of(SHORT_NAME, "example.test")));
    }

    static void forbidden(ServerConfig.Builder builder) {
        builder.mailboxes(FORBIDDEN);
        builder.site(builder.site().forbidding(Set.of(FORBIDDEN + "@example.test")));
    }

    /** A new key, whose certificate stands for the first account; for servers that ask for certificates only. */
    static ClientKey clientKey() {
        return CLIENT;
    }

    static void clientCertificate(ServerConfig.Builder builder, boolean required) {
        String fingerprint = ClientCertificates.fingerprint(CLIENT.chain().get(0));
        builder.clientCertificates(new ClientCertificates(Map.of(fingerprint, "alice"), required));
    }

    static void withoutAccounts(ServerConfig.Builder builder) {
        SitePolicy site = builder.site();
        builder.site(site.withoutAccounts());
    }

    static void accounts(ServerConfig.Builder builder) {
        builder.secrets(Map.of(DISABLED.user(), SECRET, STRONG_ONLY.user(), SECRET, IN_TRANSITION.user(), SECRET));
        builder.site(builder.site()
                .withAccounts(Map.of(
                        DISABLED.user(),
                        AccountState.DISABLED,
                        STRONG_ONLY.user(),
                        AccountState.STRONG_ONLY,
                        IN_TRANSITION.user(),
                        AccountState.IN_TRANSITION)));
    }
}
