package org.msakit.policy;

import java.util.Locale;
import java.util.Optional;
import org.msakit.sendmail.access.Tag;

/** What the configuration says of a reverse-path: check_mail. */
final class SenderCheck {
    private static final PolicyReply DENIED = PolicyReply.of(550, "5.7.1", "Access denied");
    private static final Verdict UNQUALIFIED =
            new Verdict(Verdict.Kind.REFUSE, Optional.of(PolicyReply.of(553, "5.5.4")));

    private final Policy policy;
    private final Search search;

    SenderCheck(Policy policy, Search search) {
        this.policy = policy;
        this.search = search;
    }

    /**
     * TLS as {@code TLS_Clt:} asks for it; then the null reverse-path passes; then qualification; then the address,
     * {@code user@}, and the domain.
     */
    Verdict verdict(String sender, PolicyState state) {
        Client client = state.client();
        if (!state.tls() && needsTls(client)) {
            int code = policy.has(Policy.Feature.TLS_REFUSAL_403) ? 403 : 454;
            return new Verdict(Verdict.Kind.REFUSE, Optional.of(PolicyReply.of(code, "4.7.0")));
        }
        if (sender.isEmpty()) {
            return Verdict.NONE;
        }
        // with delay_checks the test comes at RCPT, and sees the reverse-path as sendmail has rewritten it
        int at = sender.lastIndexOf('@');
        String tested = policy.delaysChecks() ? canonical(sender, at) : sender;
        boolean stranger = !policy.isLocal(client.displayName());
        if (at >= 0 && stranger && needsRealDomain(tested.substring(at + 1))) {
            return UNQUALIFIED;
        }
        Verdict found = Verdict.of(
                at < 0 ? search.mailbox(Tag.FROM, true, sender + "@") : lookup(canonical(sender, at), at), DENIED);
        boolean bare = at < 0 && found.is(Verdict.Kind.NONE) && !policy.has(Modifier.UNQUALIFIED_SENDER);
        return bare ? UNQUALIFIED : found;
    }

    /** The entry for the name or the address, or the one for everybody; tagged only. */
    private boolean needsTls(Client client) {
        return search.domain(Tag.TLS_CLT, false, client.displayName())
                .or(() -> search.address(Tag.TLS_CLT, false, client.key()))
                .or(() -> policy.access().get(Tag.TLS_CLT + ":"))
                .filter(value -> value.toUpperCase(Locale.ROOT).startsWith("ENCR"))
                .isPresent();
    }

    private boolean needsRealDomain(String domain) {
        if (policy.has(Modifier.QUALIFIED_SENDER) && domain.indexOf('.') < 0 && !domain.startsWith("[")) {
            return true;
        }
        return !policy.has(Modifier.UNQUALIFIED_SENDER)
                && (domain.equalsIgnoreCase("localhost") || domain.equals("[127.0.0.1]"));
    }

    /** {@code localhost} is a name of this host. */
    private String canonical(String sender, int at) {
        boolean here = at >= 0 && sender.substring(at + 1).equalsIgnoreCase("localhost");
        return here ? sender.substring(0, at + 1) + policy.hostname() : sender;
    }

    private Optional<String> lookup(String sender, int at) {
        return search.mailbox(Tag.FROM, true, sender)
                .or(() -> search.mailbox(Tag.FROM, true, sender.substring(0, at + 1)))
                .or(() -> search.domain(Tag.FROM, true, sender.substring(at + 1)));
    }
}
