package org.msakit.kit.scenario;

import java.util.List;
import org.msakit.kit.target.Need;
import org.msakit.kit.target.Site;
import org.msakit.model.Phase;
import org.msakit.monitor.Outcome;
import org.msakit.policy.Admission;
import org.msakit.wire.Reply;

/** RFC 6409 sections 3.2, 4.2 and 6.2, RFC 7505, RFC 2505 section 2.13: envelopes that a site has reasons to refuse. */
final class SiteScenarios {
    private static final String RETURN_PATH = "RFC6409-3.2-2";
    private static final String QUALIFIED = "RFC6409-4.2-2";
    private static final String PERMITTED = "RFC6409-6.2-1";
    private static final String NULL_MX = "RFC7505-4.1-1";
    private static final String NULL_MX_SENDER = "RFC7505-4.1-2";
    private static final String TEMPORARY = "RFC2505-2.13-1";

    private SiteScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("a sender without a domain, and nobody known", SiteScenarios::noReturnPath, RETURN_PATH),
                Scenario.of("a domain whose last label is a local short name", SiteScenarios::ambiguous, QUALIFIED)
                        .under(Need.SHORT_NAMES),
                Scenario.of(
                                "a recipient whom the account may not write to",
                                s -> refused(
                                        s.mail(),
                                        "RCPT TO:<" + Site.FORBIDDEN + "@"
                                                + s.target().domain() + ">",
                                        PERMITTED),
                                PERMITTED)
                        .under(Need.RECIPIENT_FORBIDDEN),
                Scenario.of(
                                "a recipient whose domain takes no mail",
                                s -> book(s.mail(), "RCPT TO:<u@" + Site.NULL_MX + ">", NULL_MX, 556),
                                NULL_MX)
                        .under(Need.DOMAIN_CHECKS),
                Scenario.of(
                                "a sender whose domain takes no mail",
                                s -> book(s.login(), "MAIL FROM:<u@" + Site.NULL_MX + ">", NULL_MX_SENDER, 550),
                                NULL_MX_SENDER)
                        .under(Need.DOMAIN_CHECKS),
                Scenario.of(
                                "a sender whose domain cannot be looked up now",
                                s -> temporary(s.login(), "MAIL FROM:<u@" + Site.FAILING + ">"),
                                TEMPORARY)
                        .under(Need.DOMAIN_CHECKS),
                Scenario.of(
                                "a recipient whose domain cannot be looked up now",
                                s -> temporary(s.mail(), "RCPT TO:<u@" + Site.FAILING + ">"),
                                TEMPORARY)
                        .under(Need.DOMAIN_CHECKS));
    }

    /** Neither the session nor the reverse-path says where a report could go; refused at once is best. */
    private static void noReturnPath(Session s) {
        if (s.target().config().admission() != Admission.RELAY) {
            s.visit(Need.TRUSTED_CLIENT);
        }
        Reply mail = s.secure().line("MAIL FROM:<x@" + Site.MISSING + ">").lastReply();
        boolean atOnce = mail.code() == 550 || mail.code() == 450 || mail.code() == 451;
        if (mail.klass() != 2) {
            s.conclude(
                    RETURN_PATH,
                    atOnce ? Outcome.PASS : Outcome.INCONCLUSIVE,
                    "refused with " + mail.shortForm() + ", which may have another reason");
            return;
        }
        s.line("RCPT TO:<" + s.target().recipient() + ">");
        if (s.lastReply().klass() == 2) {
            s.line("DATA");
        }
        if (s.state().phase() == Phase.CONTENT) {
            s.write(s.letter().onTheWire()).replies();
        }
        Reply last = s.lastReply();
        boolean late = last.klass() > 3 && last.shortForm().matches("... [45]\\.1\\.[78]");
        s.conclude(
                RETURN_PATH,
                late ? Outcome.WARN : Outcome.INCONCLUSIVE,
                late
                        ? "the sender is refused behind MAIL only: " + last.shortForm()
                        : "the client's address may count as the way back; last answer " + last.shortForm());
    }

    /** A short name stands alone; behind a dot it is a name of the whole world. */
    private static void ambiguous(Session s) {
        String recipient = "bob@squeaky." + Site.SHORT_NAME;
        s.mail().line("RCPT TO:<" + recipient + ">");
        if (s.lastReply().klass() == 4) {
            throw new PreconditionNotMet("the server was busy: " + s.lastReply().shortForm());
        }
        if (s.lastReply().klass() == 5) {
            s.conclude(QUALIFIED, true, "");
            return;
        }
        Letter letter = s.line("RSET").letter();
        s.submitTo(List.of(recipient), letter).accepted();
        List<String> paths = s.delivered(letter).forwardPaths();
        s.conclude(QUALIFIED, paths.contains(recipient) ? Outcome.INCONCLUSIVE : Outcome.FAIL, "taken for " + paths);
    }

    private static void refused(Session s, String command, String row) {
        int code = s.line(command, row).lastReply().code();
        Outcome other = code == 553 || code == 554 ? Outcome.WARN : code == 530 ? Outcome.FAIL : Outcome.INCONCLUSIVE;
        s.conclude(
                row,
                code == 550 ? Outcome.PASS : other,
                "answered by " + s.lastReply().shortForm());
    }

    /** Accepted, or refused with the code that RFC 7505 names. */
    private static void book(Session s, String command, String row, int named) {
        Reply reply = s.line(command, row).lastReply();
        boolean kept = reply.code() == named || reply.klass() == 2;
        s.conclude(
                row,
                kept ? Outcome.PASS : reply.klass() == 5 ? Outcome.WARN : Outcome.INCONCLUSIVE,
                "answered by " + reply.shortForm());
    }

    /** What cannot be told now is told later. */
    private static void temporary(Session s, String command) {
        Reply reply = s.line(command, TEMPORARY).lastReply();
        Outcome other = reply.klass() == 5 ? Outcome.FAIL : Outcome.INCONCLUSIVE;
        s.conclude(TEMPORARY, reply.klass() == 4 ? Outcome.PASS : other, "answered by " + reply.shortForm());
    }
}
