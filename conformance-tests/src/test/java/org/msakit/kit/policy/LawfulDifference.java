package org.msakit.kit.policy;

import java.util.function.Predicate;
import org.msakit.policy.Modifier;
import org.msakit.policy.Policy;
import org.msakit.policy.PolicyReply;
import org.msakit.policy.Request;

/** Where the reference server keeps closer to an RFC than sendmail does, or answers with another code for the same. */
enum LawfulDifference {
    /** RFC 5321 section 4.1.4: EHLO comes first; RFC 3207 section 4.2: behind STARTTLS once more. */
    GREETING(false, c -> !c.greeted && !c.predicted("503") && c.actual("503 5.5.1")),
    /** RFC 3463 has 5.5.1 for a command out of place. */
    SEQUENCE(true, c -> c.predicted("503") && c.actual("503 5.5.1")),
    /** RFC 4954 section 6. */
    LOGGED_IN(true, c -> c.predicted("235") && c.actual("235 2.7.0")),
    /** RFC 4954 section 4: 504 for what is not offered, the last mechanism included. */
    MECHANISM(true, c -> c.predicted("50[34] 5.3.3") && c.actual("50[34] 5.5.[14]")),
    /** RFC 3207 section 4.2: a second STARTTLS is out of place. */
    STARTED(true, c -> c.predicted("454 4.3.3") && c.actual("503 5.5.1")),
    /** RFC 3207 section 4: in clear text TLS comes first where no login is possible without it. */
    TLS_FIRST(true, c -> c.predicted("503") && c.actual("530 5.7.0")),
    /** RFC 1985 section 5.2: nothing is queued. Not inside a transaction. */
    NOTHING_QUEUED(true, c -> c.request instanceof Request.Etrn && c.predicted("250") && c.actual("251|503")),
    /** RFC 5321 section 4.2.4: 502 for what is not there. */
    NOT_THERE(true, c -> c.predicted("502|454 4.3.3") && c.actual("502 5.5.1") && !(c.request instanceof Request.Expn)),
    /** RFC 3207 section 4.2: behind TLS the session begins anew; a transaction is no reason against that. */
    RESTARTED(false, c -> c.request instanceof Request.StartTls && c.predicted("503 5.5.0") && c.actual("220")),
    /** RFC 5321 section 7.3: nobody learns which mailboxes exist. */
    NOTHING_VERIFIED(true, c -> c.request instanceof Request.Vrfy && c.predicted("2|55") && c.actual("252 2.5.2")),
    NOTHING_EXPANDED(true, c -> c.request instanceof Request.Expn && c.actual("502 5.5.1")),
    /** As above: strangers are told at RCPT that a mailbox is there. */
    UNKNOWN_MAILBOX(false, c -> c.predicted("550 5.1.1") && c.actual("250 2.1.5") && !c.loggedIn),
    /** A local part with an operator names no mailbox; it is no route to somewhere else either. */
    HIDDEN_ROUTE(
            false,
            c -> c.request instanceof Request.Rcpt rcpt
                    && rcpt.recipient().matches(".*[%!].*@.*")
                    && c.predicted("250")
                    && c.actual("550 5.1.1")),
    /** RFC 5321 section 2.3.11: a local part is one name; that {@code +detail} leads to the mailbox before it is a site's habit. */
    PLUS_DETAIL(
            false,
            c -> c.request instanceof Request.Rcpt rcpt
                    && rcpt.recipient().matches(".*[+].*@.*")
                    && c.predicted("250")
                    && c.actual("550 5.1.1")),
    /** RFC 6409 section 4.2: domains are fully qualified. */
    QUALIFIED(false, c -> c.request instanceof Request.Mail && c.actual("554 5.1.8")),
    /** RFC 5321 section 4.1.2: a path has a domain, unless the listener says otherwise; but for postmaster. */
    PATH(false, c -> c.unqualified() && c.actual("501 5.1.[37]"));

    private final boolean sameState;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<Case> holds;

    LawfulDifference(boolean sameState, Predicate<Case> holds) {
        this.sameState = sameState;
        this.holds = holds;
    }

    /** Whether both are in the same state afterwards, so that the dialogue can go on. */
    boolean keepsState() {
        return sameState;
    }

    boolean covers(Case compared) {
        return holds.test(compared);
    }

    /**
     * One request, what sendmail answers, and what the reference server answers.
     *
     * @param greeted whether there was an EHLO, behind TLS where that is up
     */
    record Case(
            Policy policy, Request request, boolean greeted, boolean loggedIn, PolicyReply predicted, String actual) {
        /** Whether they agree to the letter, the text included where the policy decides on it. */
        boolean agrees() {
            boolean codes = (actual + " ").startsWith(predicted.shortForm() + " ");
            return codes && actual.endsWith(predicted.text().orElse(""));
        }

        private boolean unqualified() {
            if (request instanceof Request.Rcpt rcpt) {
                return !rcpt.recipient().contains("@");
            }
            return request instanceof Request.Mail mail
                    && !mail.sender().contains("@")
                    && !policy.modifiers().contains(Modifier.UNQUALIFIED_SENDER);
        }

        private boolean predicted(String pattern) {
            return predicted.shortForm().matches("(?:" + pattern + ").*");
        }

        private boolean actual(String pattern) {
            return actual.matches("(?:" + pattern + ").*");
        }
    }
}
