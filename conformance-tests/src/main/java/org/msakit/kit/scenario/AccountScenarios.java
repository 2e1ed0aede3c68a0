package org.msakit.kit.scenario;

import static org.msakit.kit.scenario.Rfc4954Scenarios.account;
import static org.msakit.kit.scenario.Rfc4954Scenarios.offered;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.msakit.kit.target.Need;
import org.msakit.kit.target.Site;
import org.msakit.kit.target.Target.Credentials;
import org.msakit.monitor.Outcome;
import org.msakit.sasl.CramMd5;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** RFC 4954 sections 6 and 9: accounts that cannot be asked, that may not simply log in, and that are guessed at. */
final class AccountScenarios {
    private static final String UNREACHABLE = "RFC4954-6-5";
    private static final String SPECIAL = "RFC4954-6-6";
    private static final String GUESSES = "SEC-AUTH-4";
    private static final String ACTING_AS = "SEC-AUTH-5";
    private static final String TIMING = "SEC-ENUM-3";
    private static final String CRAM = "CRAM-MD5";
    private static final int WRONG_PASSWORDS = 30;
    private static final int PER_CONNECTION = 5;
    private static final int PAIRS = 100;
    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final double NOTICEABLE_MILLIS = 5;

    private AccountScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("a login while the accounts cannot be asked", AccountScenarios::unreachable, UNREACHABLE)
                        .under(Need.ACCOUNTS_UNREACHABLE),
                Scenario.of(
                                "a mechanism too weak for the account",
                                s -> special(s, Site.STRONG_ONLY, "PLAIN", 534),
                                SPECIAL)
                        .under(Need.SPECIAL_ACCOUNTS),
                Scenario.of(
                                "an account in transition to another mechanism",
                                s -> special(s, Site.IN_TRANSITION, CRAM, 432),
                                SPECIAL)
                        .under(Need.SPECIAL_ACCOUNTS),
                Scenario.of("an account that is closed", s -> special(s, Site.DISABLED, "PLAIN", 525), SPECIAL)
                        .under(Need.SPECIAL_ACCOUNTS),
                Scenario.of("a login to act as somebody else", AccountScenarios::actingAs, ACTING_AS),
                Scenario.of(
                                "a login to act as somebody else, where Sender is set",
                                AccountScenarios::actingAs,
                                ACTING_AS)
                        .under(Need.SENDER_SET),
                Scenario.of("strangers and wrong passwords take the same time", AccountScenarios::timing, TIMING),
                Scenario.of("thirty wrong passwords", AccountScenarios::guesses, GUESSES));
    }

    private static void unreachable(Session s) {
        offered(s.secure(), "PLAIN").line("AUTH PLAIN " + Session.plain("", account(s), s.password()), UNREACHABLE);
        int code = s.lastReply().code();
        Outcome other = code / 100 == 4 ? Outcome.WARN : code == 535 ? Outcome.FAIL : Outcome.INCONCLUSIVE;
        s.conclude(
                UNREACHABLE,
                code == 454 ? Outcome.PASS : code == 235 ? Outcome.FAIL : other,
                "answered by " + s.lastReply().shortForm());
    }

    /** The right password, and something else in the way, which the model of accounts does not know. */
    private static void special(Session s, Credentials of, String mechanism, int named) {
        offered(s.secure(), mechanism);
        String first = mechanism.equals(CRAM) ? "" : " " + Session.plain("", of.user(), of.password());
        Reply reply = only(s.unjudged(Octets.line("AUTH " + mechanism + first), 1));
        if (reply.code() == 334) {
            String challenge = Base64Text.decode(reply.text(0))
                    .map(Octets::latin1)
                    .orElseThrow(() -> new PreconditionNotMet("no challenge"));
            String digest = CramMd5.digest(of.password(), challenge);
            reply = only(s.unjudged(Octets.line(Base64Text.encode(of.user() + " " + digest)), 1));
        }
        boolean kept = reply.code() == named || (named == 525 && reply.code() == 535);
        boolean wrongKind = reply.klass() == 4 && reply.code() != 432 && reply.code() != 454;
        boolean broken = reply.code() == 235 || wrongKind;
        s.conclude(
                SPECIAL,
                kept ? Outcome.PASS : broken ? Outcome.FAIL : reply.code() == 535 ? Outcome.WARN : Outcome.INCONCLUSIVE,
                "answered by " + reply.shortForm() + " where " + named + " tells the reason");
    }

    private static Reply only(List<Reply> replies) {
        return replies.stream().findFirst().orElseThrow(() -> new PreconditionNotMet("no reply"));
    }

    /** Whoever it was that logged in shows in what the server adds to a message, or in what senders it allows. */
    private static void actingAs(Session s) {
        Credentials second = s.target()
                .facilities()
                .second()
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: no second account was given (--user2)"));
        offered(s.secure(), "PLAIN").line("AUTH PLAIN " + Session.plain(second.user(), account(s), s.password()));
        if (!s.state().login().done()) {
            s.conclude(
                    ACTING_AS,
                    s.lastReply().klass() == 5 ? Outcome.PASS : Outcome.INCONCLUSIVE,
                    "answered by " + s.lastReply().shortForm());
            return;
        }
        Letter letter = s.letterTo(s.own())
                .without("From")
                .with("From: <other@" + s.target().domain() + ">");
        s.sender().line("RCPT TO:<" + s.own() + ">").line("DATA");
        s.require(x -> x.phase() == org.msakit.model.Phase.CONTENT, "no message to the own address")
                .write(letter.onTheWire())
                .replies()
                .accepted();
        String header = s.delivered(letter).message().fields().toString();
        s.conclude(ACTING_AS, !header.contains(second.user()), "the message went out as one of " + second.user());
    }

    /** The time from a wrong login to its reply, for an account and for nobody, in turns. */
    private static void timing(Session s) {
        account(s);
        if (!s.wire().overSockets()) {
            throw new PreconditionNotMet("NOT APPLICABLE: no time passes in memory");
        }
        if (!s.target().facilities().slow()) {
            s.visit(Need.MANY_LOGINS);
        }
        List<Double> known = new ArrayList<>();
        List<Double> unknown = new ArrayList<>();
        offered(s.secure(), "PLAIN");
        for (int i = 0; i < PAIRS; i++) {
            known.add(millis(s, s.user()));
            unknown.add(millis(s, s.target().config().unknownUser()));
        }
        RankSum test = RankSum.of(known, unknown);
        boolean told = test.differ() && Math.abs(test.medianDifference()) >= NOTICEABLE_MILLIS;
        s.conclude(
                TIMING,
                told ? Outcome.WARN : Outcome.PASS,
                String.format(
                        java.util.Locale.ROOT,
                        "a wrong password takes %.1f ms more than a stranger (median of %d)",
                        test.medianDifference(),
                        PAIRS));
    }

    private static double millis(Session s, String user) {
        if (s.over()) {
            offered(s.reconnect().secure(), "PLAIN");
        }
        String command = "AUTH PLAIN " + Session.plain("", user, "wrong-password");
        return s.lasting(() -> s.write(Octets.line(command)).awaitReplies()).toNanos() / 1e6;
    }

    /** Guessing has to become slow, or to end. */
    private static void guesses(Session s) {
        s.patient();
        account(s);
        offered(s.secure(), "PLAIN");
        boolean limited = limited(s, WRONG_PASSWORDS);
        for (int i = 0; i < WRONG_PASSWORDS / PER_CONNECTION && !limited; i++) {
            offered(s.reconnect().secure(), "PLAIN");
            limited = limited(s, PER_CONNECTION);
        }
        s.conclude(
                GUESSES,
                limited ? Outcome.PASS : Outcome.WARN,
                "no delay, no 421 and no lock-out after 60 wrong passwords");
    }

    private static boolean limited(Session s, int attempts) {
        String command = "AUTH PLAIN " + Rfc4954Scenarios.wrong(s);
        for (int i = 0; i < attempts; i++) {
            Duration time = s.lasting(() -> s.write(Octets.line(command)).awaitReplies());
            if (s.over() || s.lastReply().klass() == 4 || time.compareTo(DELAY) > 0) {
                return true;
            }
        }
        return false;
    }
}
