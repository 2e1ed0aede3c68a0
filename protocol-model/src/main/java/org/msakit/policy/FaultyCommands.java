package org.msakit.policy;

import java.util.Optional;
import java.util.Set;

/** What sendmail tests before it looks at the syntax of a command: the same as of the command without the fault. */
final class FaultyCommands {
    private final SubmissionPolicy model;
    private final Policy policy;
    private final PolicyState state;

    FaultyCommands(SubmissionPolicy model, Policy policy, PolicyState state) {
        this.model = model;
        this.policy = policy;
        this.state = state;
    }

    Step answer(Fault fault) {
        Step sound = model.answer(policy, state, sound(fault));
        if (!fault.counts(policy, state)) {
            return sound;
        }
        boolean untimely = !sound.isPositive() && !isTestedFirst(fault);
        if (untimely) {
            return sound;
        }
        if (fault == Fault.DATA_TOO_EARLY) {
            PolicyReply unseen = PolicyReply.of(354, "");
            return new Step(Set.of(fault.reply(), unseen), Set.of(), true, state, false);
        }
        boolean ends = fault.reply().code() == 421;
        PolicyState next = fault.isOfContent() ? state.with(Optional.empty()) : state;
        return new Step(Set.of(fault.reply()), Set.of(), ends, next, false);
    }

    /** STARTTLS looks at its argument before anything else. */
    private static boolean isTestedFirst(Fault fault) {
        return fault == Fault.STARTTLS_WITH_ARGUMENT;
    }

    /** The same without the fault, and with nothing that an entry of the access map may object to. */
    private Request sound(Fault fault) {
        return switch (fault) {
            case AUTH_WITHOUT_MECHANISM, AUTH_WITHOUT_BASE64, AUTH_CANCELLED, AUTH_WITH_WRONG_PASSWORD ->
                new Request.Auth("PLAIN");
            case STARTTLS_WITH_ARGUMENT -> new Request.StartTls();
            case MAIL_WITHOUT_FROM,
                    MAIL_WITHOUT_DOMAIN,
                    MAIL_WITH_CONTROL_CHARACTER,
                    MAIL_WITH_BAD_PARAMETER,
                    MAIL_WITH_DSN,
                    MAIL_WITH_UNKNOWN_PARAMETER,
                    MAIL_TOO_LARGE -> new Request.Mail("");
            case RCPT_WITHOUT_TO, RCPT_WITHOUT_DOMAIN, RCPT_WITH_UNKNOWN_PARAMETER ->
                state.envelope().isPresent() ? new Request.Noop() : new Request.Rcpt("postmaster");
            case ETRN_WITHOUT_ARGUMENT -> new Request.Etrn();
            case VRFY_WITHOUT_ARGUMENT -> new Request.Vrfy("postmaster");
            case EXPN_WITHOUT_ARGUMENT -> new Request.Expn("postmaster");
            case DATA_TOO_EARLY -> new Request.Data();
            case CONTENT_WITH_BARE_LF, CONTENT_WITH_BARE_CR, CONTENT_TOO_LARGE, CONTENT_WITH_NUL ->
                new Request.Content();
        };
    }
}
