package org.msakit.server;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.msakit.server.account.AccountState;

/**
 * What the site wants beyond the protocol (RFC 6409 section 6), and what it knows of domains and accounts.
 *
 * @param refusesService whether every client is greeted by 554 and served no more (RFC 5321 section 3.1)
 * @param domains what the name service says of domains, in lower case; all others exist and take mail
 * @param shortNames labels that stand for a domain of this site (RFC 6409 section 4.2), in lower case
 * @param forbiddenRecipients addresses that no account may send to, in lower case
 * @param accountStates what keeps accounts from logging in; all others may
 * @param accountsReachable whether the place where accounts are kept can be asked
 */
public record SitePolicy(
        boolean refusesService,
        Map<String, DomainFinding> domains,
        Map<String, String> shortNames,
        Set<String> forbiddenRecipients,
        Map<String, AccountState> accountStates,
        boolean accountsReachable) {
    /** What the name service says of a domain. */
    public enum DomainFinding {
        /** It exists and takes mail, as far as is known. */
        FINE,
        /** It does not exist. */
        MISSING,
        /** It says that it takes no mail (RFC 7505 section 3). */
        NULL_MX,
        /** The name service has no answer now. */
        UNKNOWN
    }

    public SitePolicy {
        domains = Map.copyOf(domains);
        shortNames = Map.copyOf(shortNames);
        forbiddenRecipients = forbiddenRecipients.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        accountStates = Map.copyOf(accountStates);
    }

    /** A site without wishes of its own. */
    public static SitePolicy defaults() {
        return new SitePolicy(false, Map.of(), Map.of(), Set.of(), Map.of(), true);
    }

    /** What the name service says of the domain. */
    public DomainFinding finding(String domain) {
        return domains.getOrDefault(domain.toLowerCase(Locale.ROOT), DomainFinding.FINE);
    }

    /** The domain that a label of this site stands for. */
    public Optional<String> longName(String label) {
        return Optional.ofNullable(shortNames.get(label.toLowerCase(Locale.ROOT)));
    }

    /** Whether the domain ends with a label that stands for another domain: nobody knows what is meant. */
    public boolean isAmbiguous(String domain) {
        return domain.indexOf('.') > 0
                && longName(domain.substring(domain.lastIndexOf('.') + 1)).isPresent();
    }

    /** What keeps the account from logging in. */
    public AccountState state(String account) {
        return accountStates.getOrDefault(account, AccountState.ACTIVE);
    }

    /** The same site, closed. */
    public SitePolicy refusingService() {
        return new SitePolicy(true, domains, shortNames, forbiddenRecipients, accountStates, accountsReachable);
    }

    /** The same site, told this of domains. */
    public SitePolicy told(Map<String, DomainFinding> findings) {
        return new SitePolicy(
                refusesService, findings, shortNames, forbiddenRecipients, accountStates, accountsReachable);
    }

    /** The same site with labels that stand for domains. */
    public SitePolicy withShortNames(Map<String, String> names) {
        return new SitePolicy(refusesService, domains, names, forbiddenRecipients, accountStates, accountsReachable);
    }

    /** The same site with recipients that nobody may send to. */
    public SitePolicy forbidding(Set<String> recipients) {
        return new SitePolicy(refusesService, domains, shortNames, recipients, accountStates, accountsReachable);
    }

    /** The same site with accounts that cannot simply log in. */
    public SitePolicy withAccounts(Map<String, AccountState> states) {
        return new SitePolicy(refusesService, domains, shortNames, forbiddenRecipients, states, accountsReachable);
    }

    /** The same site, cut off from its accounts. */
    public SitePolicy withoutAccounts() {
        return new SitePolicy(refusesService, domains, shortNames, forbiddenRecipients, accountStates, false);
    }
}
