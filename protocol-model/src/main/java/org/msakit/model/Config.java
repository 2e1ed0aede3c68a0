package org.msakit.model;

import java.util.Map;
import java.util.Set;
import org.msakit.policy.Admission;
import org.msakit.wire.MailPath;

/**
 * What the tester was told about the server and about itself.
 *
 * @param admission what the listener grants to this client before a login
 * @param submissionPort whether the listener is a submission port, where ETRN must not be offered (RFC 6409 section 7)
 * @param accounts user name to password, of accounts that exist
 * @param localDomains domains that the server delivers itself, in lower case
 * @param recipients mailboxes that exist, in canonical form
 * @param unknownUser a local-part that certainly does not exist
 * @param tlsRequired whether the operator forbids mail in clear text (RFC 3207 section 4)
 */
public record Config(
        Admission admission,
        boolean submissionPort,
        Map<String, String> accounts,
        Set<String> localDomains,
        Set<String> recipients,
        String unknownUser,
        boolean tlsRequired) {
    public Config {
        accounts = Map.copyOf(accounts);
        localDomains = Set.copyOf(localDomains);
        recipients = Set.copyOf(recipients);
    }

    /** A server that takes mail in clear text too, as far as its admission does. */
    public Config(
            Admission admission,
            boolean submissionPort,
            Map<String, String> accounts,
            Set<String> localDomains,
            Set<String> recipients,
            String unknownUser) {
        this(admission, submissionPort, accounts, localDomains, recipients, unknownUser, false);
    }

    /** The same server, set to require TLS. */
    public Config requiringTls() {
        return new Config(admission, submissionPort, accounts, localDomains, recipients, unknownUser, true);
    }

    /** Whether these are the credentials of an account. */
    public boolean accepts(String user, String password) {
        return password.equals(accounts.get(user));
    }

    public boolean isLocal(MailPath path) {
        return path.kind() == MailPath.Kind.BARE_POSTMASTER
                || localDomains.contains(path.domain().toLowerCase(java.util.Locale.ROOT));
    }

    /** Passwords are left out. */
    @Override
    public String toString() {
        return "Config[" + admission + ", accounts " + accounts.keySet() + ", domains " + localDomains + "]";
    }
}
