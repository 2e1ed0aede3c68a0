package org.msakit.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sendmail's decision on submission as one pure function: what one listener answers to a request, and what it
 * remembers. It is the decision table of sendmail as measured on 8.15.2, 8.17.1.9 and 8.18; the order of the tests
 * inside a command is part of it.
 */
public final class SubmissionPolicy {
    private static final PolicyReply OK = PolicyReply.of(250, "2.0.0");
    private static final PolicyReply SEQUENCE = PolicyReply.of(503, "5.0.0");
    private static final PolicyReply STATE = PolicyReply.of(503, "5.5.0");
    private static final PolicyReply NO_AUTH = PolicyReply.of(503, "5.3.3");
    private static final PolicyReply NO_MECHANISM = PolicyReply.of(504, "5.3.3");
    private static final Set<String> PLAINTEXT = Set.of("PLAIN", "LOGIN");

    private final Reading reading;

    /** The model of sendmail, or a hypothesis. */
    public SubmissionPolicy(Reading reading) {
        this.reading = reading;
    }

    /** The model of sendmail. */
    public static SubmissionPolicy sendmail() {
        return new SubmissionPolicy(Reading.MEASURED);
    }

    /** What may be answered to a request in a state. */
    public Step answer(Policy policy, PolicyState state, Request request) {
        if (request instanceof Request.Connect) {
            return connect(policy, state);
        }
        if (state.refusal().isPresent() && isRefused(request)) {
            return Step.of(state.refusal().get(), state);
        }
        if (request instanceof Request.Ehlo) {
            return new Step(Set.of(PolicyReply.of(250, "")), keywords(policy, state), false, state.greeted(), false);
        } else if (request instanceof Request.StartTls) {
            return startTls(policy, state);
        } else if (request instanceof Request.Auth auth) {
            return auth(policy, state, auth.mechanism());
        } else if (request instanceof Request.Mail mail) {
            return mail(policy, state, mail.sender());
        } else if (request instanceof Request.Rcpt rcpt) {
            return state.envelope().isEmpty() ? Step.of(SEQUENCE, state) : rcpt(policy, state, rcpt.recipient());
        } else if (request instanceof Request.Data) {
            boolean ready =
                    state.envelope().filter(e -> !e.recipients().isEmpty()).isPresent();
            return ready ? Step.of(PolicyReply.of(354, ""), state.sending()) : Step.of(SEQUENCE, state);
        } else if (request instanceof Request.Content) {
            return new Step(Set.of(OK), Set.of(), false, state.with(Optional.empty()), state.content());
        } else if (request instanceof Request.Vrfy vrfy) {
            return Step.of(vrfy(policy, state, vrfy.name()), state);
        } else if (request instanceof Request.Expn expn) {
            return Step.of(expn(policy, state, expn.name()), state);
        } else if (request instanceof Request.Etrn) {
            return Step.of(state.offers(Offer.ETRN) ? OK : PolicyReply.of(502, "5.7.0"), state);
        } else if (request instanceof Request.Faulty faulty) {
            return new FaultyCommands(this, policy, state).answer(faulty.fault());
        } else if (request instanceof Request.Help) {
            return Step.of(PolicyReply.of(214, "2.0.0"), state);
        } else if (request instanceof Request.Rset) {
            return Step.of(OK, state.with(Optional.empty()));
        } else if (request instanceof Request.Quit) {
            return new Step(Set.of(PolicyReply.of(221, "2.0.0")), Set.of(), true, state, false);
        }
        return Step.of(OK, state);
    }

    /**
     * What a listener grants to a client before any login, in one word. With {@code delay_checks} a client that the map
     * refuses is told so at RCPT only, and counts as one that may not relay.
     */
    public Admission admission(Policy policy, Client client) {
        PolicyState state = connect(policy, PolicyState.of(client)).next();
        if (state.refusal().isPresent()) {
            return Admission.REJECTED;
        }
        if (state.offers(Offer.LOGIN_REQUIRED)) {
            return Admission.LOGIN_REQUIRED;
        }
        boolean relay = new ClientCheck(policy, new Search(policy, reading))
                .relayRefusal(client, "")
                .isEmpty();
        return relay ? Admission.RELAY : Admission.LOCAL_ONLY;
    }

    /** A refused client may greet, idle and leave; everything else gets the reply of its entry. */
    private static boolean isRefused(Request request) {
        return !(request instanceof Request.Ehlo
                || request instanceof Request.Noop
                || request instanceof Request.Rset
                || request instanceof Request.Quit);
    }

    private Step connect(Policy policy, PolicyState state) {
        ClientCheck check = new ClientCheck(policy, new Search(policy, reading));
        Verdict verdict = policy.delaysChecks() ? Verdict.NONE : check.verdict(state.client());
        String letters = check.features(state.client());
        Optional<PolicyReply> refusal = letters.equalsIgnoreCase("temp")
                ? verdict.reply().or(() -> Optional.of(PolicyReply.of(450, "4.3.0")))
                : verdict.reply();
        PolicyState next = state.connected(
                refusal,
                verdict.is(Verdict.Kind.DISCARD),
                reading.offers().of(policy, letters),
                policy.has(Modifier.IMPLICIT_TLS) && policy.has(Policy.Feature.TLS));
        boolean closes = refusal.filter(r -> r.code() == 421).isPresent();
        PolicyReply greeting = closes ? refusal.get() : PolicyReply.of(220, "");
        return new Step(Set.of(greeting), Set.of(), closes, next, false);
    }

    private static Set<String> keywords(Policy policy, PolicyState state) {
        Set<String> words = new TreeSet<>();
        if (state.refusal().isPresent()) {
            return words;
        }
        add(
                words,
                "AUTH",
                state.offers(Offer.AUTH) && !mechanisms(policy, state).isEmpty());
        add(words, "STARTTLS", state.offers(Offer.STARTTLS) && !state.tls() && policy.has(Policy.Feature.TLS));
        add(words, "ETRN", state.offers(Offer.ETRN));
        add(words, "DSN", state.offers(Offer.DSN));
        add(words, "EXPN", state.offers(Offer.EXPN));
        add(words, "VERB", state.offers(Offer.EXPN) && state.offers(Offer.VERB));
        return words;
    }

    private static void add(Set<String> words, String word, boolean offered) {
        if (offered) {
            words.add(word);
        }
    }

    private static Step startTls(Policy policy, PolicyState state) {
        if (!state.offers(Offer.STARTTLS)) {
            return Step.of(STATE, state);
        }
        if (state.tls() || !policy.has(Policy.Feature.TLS)) {
            return Step.of(PolicyReply.of(454, "4.3.3"), state);
        }
        return state.envelope().isPresent()
                ? Step.of(STATE, state)
                : Step.of(PolicyReply.of(220, "2.0.0"), state.secured());
    }

    /** Where no mechanism is left, it depends on those of the SASL library whether AUTH as such is refused. */
    private static Step auth(Policy policy, PolicyState state, String mechanism) {
        Set<String> usable = mechanisms(policy, state);
        if (!state.offers(Offer.AUTH)) {
            return Step.of(NO_AUTH, state);
        }
        if (state.mechanism().isPresent() || state.envelope().isPresent()) {
            return Step.of(STATE, state);
        }
        if (usable.contains(mechanism)) {
            return Step.of(PolicyReply.of(235, "2.0.0"), state.loggedIn(mechanism));
        }
        Set<PolicyReply> unavailable = usable.isEmpty() ? Set.of(NO_MECHANISM, NO_AUTH) : Set.of(NO_MECHANISM);
        return new Step(unavailable, Set.of(), false, state, false);
    }

    private static Set<String> mechanisms(Policy policy, PolicyState state) {
        Set<String> usable = new TreeSet<>(policy.mechanisms());
        if (state.offers(Offer.NO_PLAINTEXT) && !state.tls()) {
            usable.removeAll(PLAINTEXT);
        }
        return usable;
    }

    private Step mail(Policy policy, PolicyState state, String sender) {
        if (policy.privacy().contains(PrivacyFlag.NEEDMAILHELO) && !state.hello()) {
            return Step.of(SEQUENCE, state);
        }
        if (state.envelope().isPresent()) {
            return Step.of(STATE, state);
        }
        boolean stranger =
                state.offers(Offer.LOGIN_REQUIRED) && state.mechanism().isEmpty();
        if (stranger && reading.gate().holds(state, policy)) {
            return Step.of(PolicyReply.of(530, "5.7.0"), state);
        }
        Verdict verdict = policy.delaysChecks()
                ? Verdict.NONE
                : new SenderCheck(policy, new Search(policy, reading)).verdict(sender, state);
        if (verdict.reply().isPresent()) {
            return Step.of(verdict.reply().get(), state);
        }
        boolean discards = state.discards() || verdict.is(Verdict.Kind.DISCARD);
        return Step.of(
                PolicyReply.of(250, "2.1.0"),
                state.with(Optional.of(new PolicyState.Envelope(sender, List.of(), discards))));
    }

    private Step rcpt(Policy policy, PolicyState state, String recipient) {
        PolicyState.Envelope envelope = state.envelope().orElseThrow();
        Verdict verdict =
                new RecipientCheck(policy, new Search(policy, reading)).verdict(recipient, envelope.sender(), state);
        if (verdict.reply().isPresent()) {
            return Step.of(verdict.reply().get(), state);
        }
        boolean discards = envelope.discarded() || verdict.is(Verdict.Kind.DISCARD);
        if (!discards && isUnknown(policy, recipient)) {
            return Step.of(PolicyReply.of(550, "5.1.1"), state);
        }
        return Step.of(
                PolicyReply.of(250, "2.1.5"),
                state.with(Optional.of(envelope.plus(recipient, verdict.is(Verdict.Kind.DISCARD)))));
    }

    /** A local recipient without a mailbox. A hidden route leads elsewhere, {@code +detail} to the same mailbox. */
    private static boolean isUnknown(Policy policy, String recipient) {
        int at = recipient.lastIndexOf('@');
        String localPart = at < 0 ? recipient : recipient.substring(0, at);
        boolean local = at < 0 || policy.isLocal(recipient.substring(at + 1));
        boolean hidden = localPart.chars().anyMatch(c -> "%!@".indexOf(c) >= 0);
        return local && !hidden && !policy.hasMailbox(localPart.replaceFirst("\\+.*", ""));
    }

    private static PolicyReply vrfy(Policy policy, PolicyState state, String name) {
        if (policy.privacy().contains(PrivacyFlag.NOVRFY)) {
            return PolicyReply.of(252, "2.5.2");
        }
        boolean early = policy.privacy().contains(PrivacyFlag.NEEDVRFYHELO) && !state.hello();
        if (early) {
            return SEQUENCE;
        }
        boolean elsewhere = name.contains("@") && !policy.isLocal(name.substring(name.lastIndexOf('@') + 1));
        return elsewhere ? PolicyReply.of(252, "2.1.5") : known(policy, name);
    }

    private static PolicyReply expn(Policy policy, PolicyState state, String name) {
        Set<PrivacyFlag> flags = policy.privacy();
        if (flags.contains(PrivacyFlag.NOEXPN) || !state.offers(Offer.EXPN)) {
            return PolicyReply.of(502, "5.7.0");
        }
        return flags.contains(PrivacyFlag.NEEDEXPNHELO) && !state.hello() ? SEQUENCE : known(policy, name);
    }

    private static PolicyReply known(Policy policy, String name) {
        return isUnknown(policy, name) ? PolicyReply.of(550, "5.1.1") : PolicyReply.of(250, "2.1.5");
    }
}
