package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.msakit.kit.sink.Arrival;
import org.msakit.kit.sink.ScriptedSink;
import org.msakit.kit.sink.SinkOffers;
import org.msakit.kit.target.Delivery;
import org.msakit.kit.target.Need;
import org.msakit.monitor.Outcome;

/**
 * RFC 5321 section 6.1, RFC 3461 sections 5.2 and 6, RFC 8689 section 5: who is told of what became of a message. Each
 * message goes to one recipient whom the next hop takes and to others whom it refuses, so that a server without a queue
 * cannot leave the telling to its client.
 */
final class ReportScenarios {
    private static final String NOT_TOLD = "RFC5321-6.1-1";
    private static final String TOLD = "RFC5321-6.1-2";
    private static final String NULL_SENDER = "RFC3461-5.2-1";
    private static final String HANDED_ON = "RFC3461-5.2.1-1";
    private static final String RELAYED = "RFC3461-5.2.2-1";
    private static final String DELIVERED = "RFC3461-5.2.3-1";
    private static final String FAILED = "RFC3461-5.2.6-1";
    private static final String FORM = "RFC3461-6.2-1";
    private static final String PROTECTED = "RFC8689-5-1";

    private ReportScenarios() {}

    static List<Scenario> all() {
        return List.of(
                with("a recipient who is refused behind the 250", ReportScenarios::failure, TOLD),
                with("the same for a message from the null reverse-path", ReportScenarios::nullSender, NOT_TOLD),
                with("NOTIFY with the null reverse-path", ReportScenarios::notifyOfNullSender, NULL_SENDER),
                with("the parameters of DSN for a next hop with DSN", ReportScenarios::handedOn, HANDED_ON),
                with("no parameters of DSN for a next hop with DSN", ReportScenarios::nothingInvented, HANDED_ON),
                with("NOTIFY=SUCCESS for a next hop without DSN", ReportScenarios::relayed, RELAYED),
                Scenario.of("NOTIFY for a mailbox of the server", ReportScenarios::delivered, DELIVERED),
                with("NOTIFY for recipients who are refused behind the 250", ReportScenarios::failures, FAILED),
                with("RET and ENVID in the report of a failure", ReportScenarios::form, FORM),
                with("the report on a message with REQUIRETLS", ReportScenarios::protectedReport, PROTECTED));
    }

    private static Scenario with(String title, Consumer<Session> script, String row) {
        return Scenario.of(title, script, row).under(Need.NEXT_HOP);
    }

    private static String refused(Session s, String suffix) {
        return s.remote(ScriptedSink.REFUSED + suffix);
    }

    private static void failure(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL);
        List<Delivery> told = failing(s, hop, "");
        s.conclude(TOLD, !told.isEmpty(), "the sender was not told of the refused recipient");
        told.forEach(notice -> s.conclude(
                TOLD, notice.reversePath().isEmpty(), "the notification came from <" + notice.reversePath() + ">"));
    }

    /** Has a message fail for one recipient; what the sender is told of it. */
    private static List<Delivery> failing(Session s, NextHop hop, String suffix) {
        String good = s.remote("good");
        String bad = refused(s, suffix);
        Letter letter = s.letterTo(good);
        NextHopScenarios.submitted(s, Envelope.from(s.remote("sender")).to(good).to(bad), letter);
        hop.arrival(letter, good);
        return hop.notices(letter, 2);
    }

    private static void nullSender(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL);
        String good = s.remote("good");
        Letter letter = s.letterTo(good);
        NextHopScenarios.submitted(s, Envelope.from("").to(good).to(refused(s, "")), letter);
        hop.arrival(letter, good);
        untold(s, hop, letter, NOT_TOLD);
    }

    private static void notifyOfNullSender(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL.without("DSN"));
        NextHopScenarios.offered(s, "DSN");
        String good = s.remote("good");
        Letter letter = s.letterTo(good);
        NextHopScenarios.submitted(
                s,
                Envelope.from("").to(good, "NOTIFY=SUCCESS,FAILURE").to(refused(s, ""), "NOTIFY=SUCCESS,FAILURE"),
                letter);
        hop.arrival(letter, good);
        untold(s, hop, letter, NULL_SENDER);
    }

    /** Nobody was told of the letter by the time at which a sender was told of another one like it. */
    private static void untold(Session s, NextHop hop, Letter letter, String row) {
        if (failing(s, hop, "-control").isEmpty()) {
            throw new PreconditionNotMet("no sender is told of refused recipients here, the null reverse-path or not");
        }
        List<Delivery> told = hop.notices(letter, 0);
        s.conclude(
                row,
                told.isEmpty(),
                "told of it: " + told.stream().map(Delivery::forwardPaths).toList());
    }

    private static void handedOn(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL);
        NextHopScenarios.offered(s, "DSN");
        String to = s.remote("dsn");
        Letter letter = s.letterTo(to);
        String original = "rfc822;MiXed+2BCase@Example.COM";
        NextHopScenarios.submitted(
                s,
                Envelope.from(s.own(), "RET=HDRS", "ENVID=QQ+2B314")
                        .to(to, "NOTIFY=SUCCESS,FAILURE", "ORCPT=" + original),
                letter);
        Arrival arrival = hop.arrival(letter, to);
        Map<String, String> rcpt = arrival.rcpt(to);
        String notify = rcpt.getOrDefault("NOTIFY", "").toUpperCase(Locale.ROOT);
        boolean kept = arrival.mail().getOrDefault("RET", "").equalsIgnoreCase("HDRS")
                && arrival.mail().getOrDefault("ENVID", "").equals("QQ+2B314")
                && new TreeSet<>(List.of(notify.split(","))).equals(new TreeSet<>(List.of("SUCCESS", "FAILURE")))
                && rcpt.getOrDefault("ORCPT", "").equals(original);
        s.conclude(HANDED_ON, kept, "MAIL came with " + arrival.mail() + ", RCPT with " + rcpt);
    }

    private static void nothingInvented(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL);
        NextHopScenarios.offered(s, "DSN");
        String to = s.remote("dsn");
        Letter letter = s.letterTo(to);
        NextHopScenarios.submitted(s, Envelope.from(s.own()).to(to), letter);
        Arrival arrival = hop.arrival(letter, to);
        Map<String, String> rcpt = arrival.rcpt(to);
        boolean none = !arrival.mail().containsKey("RET")
                && !arrival.mail().containsKey("ENVID")
                && !rcpt.containsKey("NOTIFY")
                && rcpt.getOrDefault("ORCPT", "rfc822;" + to).equalsIgnoreCase("rfc822;" + to);
        s.conclude(HANDED_ON, none, "MAIL came with " + arrival.mail() + ", RCPT with " + rcpt);
    }

    private static void relayed(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL.without("DSN"));
        NextHopScenarios.offered(s, "DSN");
        String to = s.remote("dsn");
        Letter letter = s.letterTo(to);
        NextHopScenarios.submitted(
                s, Envelope.from(s.remote("sender"), "ENVID=QQ1").to(to, "NOTIFY=SUCCESS"), letter);
        Arrival arrival = hop.arrival(letter, to);
        boolean bare = !arrival.mail().containsKey("ENVID") && arrival.rcpt(to).isEmpty();
        s.conclude(RELAYED, bare, "a next hop without DSN was sent " + arrival.mail() + " and " + arrival.rcpt(to));
        boolean told = hop.notices(letter, 2).stream().anyMatch(n -> action(n, "relayed"));
        s.conclude(RELAYED, told, "no report says that the message was relayed");
    }

    private static void delivered(Session s) {
        s.deliveries();
        NextHopScenarios.offered(s.login(), "DSN");
        String to = s.target().recipient();
        for (String parameter : List.of("NOTIFY=SUCCESS", "NOTIFY=FAILURE", "")) {
            Letter letter = s.letter();
            String[] parameters = parameter.isEmpty() ? new String[0] : new String[] {parameter};
            NextHopScenarios.submitted(s, Envelope.from(s.own()).to(to, parameters), letter);
            if (s.delivered(letter).arrival().isPresent()) {
                throw new PreconditionNotMet("NOT APPLICABLE: mail for the recipient goes on to the sink");
            }
            boolean wanted = parameter.equals("NOTIFY=SUCCESS");
            List<Delivery> told = s.deliveries().holding(letter.marker(), wanted ? 2 : 1).stream()
                    .filter(letter::isOther)
                    .toList();
            boolean reported = told.stream().anyMatch(n -> action(n, "delivered"));
            s.conclude(
                    DELIVERED,
                    wanted ? reported : told.isEmpty(),
                    wanted ? "no report of the delivery" : "reported although " + parameter + " does not ask for it");
        }
    }

    private static void failures(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL);
        NextHopScenarios.offered(s, "DSN");
        String good = s.remote("good");
        String never = refused(s, "-never");
        String asked = refused(s, "-asked");
        String usual = refused(s, "-usual");
        Letter letter = s.letterTo(good);
        NextHopScenarios.submitted(
                s,
                Envelope.from(s.remote("sender"))
                        .to(good)
                        .to(never, "NOTIFY=NEVER")
                        .to(asked, "NOTIFY=FAILURE")
                        .to(usual),
                letter);
        hop.arrival(letter, good);
        List<Delivery> told = hop.notices(letter, 2);
        List<String> named = new ArrayList<>();
        for (String each : List.of(never, asked, usual)) {
            if (told.stream().anyMatch(n -> n.holds(each))) {
                named.add(each);
            }
        }
        s.conclude(FAILED, named.equals(List.of(asked, usual)), "the sender was told of " + named);
    }

    private static void form(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL);
        NextHopScenarios.offered(s, "DSN");
        for (String ret : List.of("HDRS", "FULL")) {
            String good = s.remote("good");
            String bad = refused(s, "");
            Letter letter = s.letterTo(good).text("only-in-the-body\r\n");
            NextHopScenarios.submitted(
                    s,
                    Envelope.from(s.remote("sender"), "RET=" + ret, "ENVID=QQ+2B1")
                            .to(good)
                            .to(bad),
                    letter);
            hop.arrival(letter, good);
            List<Delivery> told = hop.notices(letter, 2);
            if (told.isEmpty()) {
                throw new PreconditionNotMet("the sender was not told of the refused recipient");
            }
            Delivery notice = told.get(0);
            s.conclude(
                    FORM,
                    notice.reversePath().isEmpty() ? Outcome.PASS : Outcome.WARN,
                    "the report came from <" + notice.reversePath() + ">");
            boolean full = notice.holds("only-in-the-body");
            s.conclude(
                    FORM,
                    full == ret.equals("FULL") ? Outcome.PASS : Outcome.WARN,
                    "RET=" + ret + ", and the report " + (full ? "returns" : "does not return") + " the body");
            boolean id = notice.message().raw().latin1().matches("(?is).*\r\nOriginal-Envelope-Id: *QQ\\+1\r\n.*");
            s.conclude(FORM, id ? Outcome.PASS : Outcome.WARN, "the report does not name the envelope id");
        }
    }

    private static void protectedReport(Session s) {
        NextHop hop = NextHop.reached(s, SinkOffers.ALL);
        NextHopScenarios.offered(s, "DSN");
        NextHopScenarios.requireTlsOffered(s);
        String good = s.remote("good");
        String bad = refused(s, "");
        Letter letter = s.letterTo(good).text("only-in-the-body\r\n");
        NextHopScenarios.submitted(
                s,
                Envelope.from(s.remote("sender"), "REQUIRETLS", "RET=FULL")
                        .to(good)
                        .to(bad),
                letter);
        hop.arrival(letter, good);
        List<Delivery> told = hop.notices(letter, 2);
        if (told.isEmpty()) {
            throw new PreconditionNotMet("the sender was not told of the refused recipient");
        }
        told.forEach(notice -> {
            s.conclude(PROTECTED, !notice.holds("only-in-the-body"), "the report returns the body");
            boolean required = notice.arrival()
                    .filter(a -> a.mail().containsKey("REQUIRETLS"))
                    .isPresent();
            s.conclude(
                    PROTECTED,
                    required || !notice.holds("Subject: " + letter.marker()),
                    "the report went on without REQUIRETLS, header and all");
        });
    }

    private static boolean action(Delivery notice, String action) {
        return notice.message().raw().latin1().matches("(?is).*\r\nAction: *" + action + "\\b.*");
    }
}
