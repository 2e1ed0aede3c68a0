package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msakit.kit.target.Delivery;
import org.msakit.kit.target.Need;
import org.msakit.model.Phase;
import org.msakit.monitor.Outcome;
import org.msakit.wire.Octets;

/**
 * RFC 5321 sections 3.3, 4.1.1.10, 4.2.5 and 4.5.3.1.8: what is answered by 250 is delivered, whole and once to each
 * recipient, and nothing else is.
 */
final class ResponsibilityScenarios {
    private static final int MESSAGES = 10;
    private static final int MUST_TAKE = 100;
    private static final int MOST_TRIED = 2_000;
    private static final String ONCE = "RFC5321-4.2.5-2";
    private static final String REFUSED = "RFC5321-4.2.5-1";
    private static final String BROKEN_OFF = "RFC5321-4.1.1.10-2";
    private static final String HUNDRED = "RFC5321-4.5.3.1.8-1";
    private static final String LIMIT = "RFC5321-4.5.3.1.10-1";

    private ResponsibilityScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("ten messages in one connection", s -> once(s, false), ONCE),
                Scenario.of("ten messages in ten connections", s -> once(s, true), ONCE),
                Scenario.of(
                                "a message above the limit is refused and not delivered",
                                s -> {
                                    Letter letter = s.login().letter().text(tooBig());
                                    s.submit(letter);
                                    refused(s);
                                    s.conclude(REFUSED, s.undelivered(letter), "delivered although it was refused");
                                },
                                REFUSED)
                        .under(Need.SMALL_MESSAGES),
                Scenario.of(
                        "malformed content that is refused is not delivered",
                        s -> {
                            Letter letter = s.login().letter().text("bare\nline feed\r\n");
                            s.sender()
                                    .addRecipient()
                                    .line("DATA")
                                    .write(letter.onTheWire())
                                    .settle();
                            refused(s);
                            if (s.over()) {
                                s.reconnect().login();
                            }
                            s.conclude(REFUSED, s.undelivered(letter), "delivered although it was refused");
                        },
                        REFUSED),
                Scenario.of(
                                "a refused message leaves no transaction behind",
                                s -> {
                                    s.login().submit(s.letter().text(tooBig()));
                                    refused(s);
                                    s.line("MAIL FROM:<" + s.own() + ">", "RFC5321-4.1.1.4-4");
                                },
                                "RFC5321-4.1.1.4-4")
                        .under(Need.SMALL_MESSAGES),
                Scenario.of(
                        "half a message, then the connection is closed",
                        s -> {
                            Letter half = half(s);
                            s.reconnect().login();
                            s.conclude(BROKEN_OFF, s.undelivered(half), "half a message was delivered");
                        },
                        BROKEN_OFF),
                Scenario.of(
                        "half a message, then the connection is reset",
                        s -> {
                            Letter half = half(s);
                            s.reconnectAfterReset().login();
                            s.conclude(BROKEN_OFF, s.undelivered(half), "half a message was delivered");
                        },
                        BROKEN_OFF),
                Scenario.of("a hundred recipients", ResponsibilityScenarios::hundred, HUNDRED),
                Scenario.of("as many recipients as the server takes", ResponsibilityScenarios::limit, LIMIT),
                Scenario.of(
                        "one good recipient and one that does not exist",
                        ResponsibilityScenarios::unknown,
                        "RFC5321-3.3-6"));
    }

    private static String tooBig() {
        return ("x".repeat(70) + "\r\n").repeat(16 * 1024 / 72);
    }

    private static void refused(Session s) {
        int klass = s.lastReply().klass();
        if (klass != 4 && klass != 5) {
            throw new PreconditionNotMet("NOT APPLICABLE: nothing that this server refuses at the end of data");
        }
    }

    private static Letter half(Session s) {
        Letter letter = s.login().letter().text("half\r\n");
        s.sender().addRecipient().line("DATA");
        Octets whole = letter.onTheWire();
        s.write(whole.to(whole.length() - ".\r\n".length()));
        return letter;
    }

    /** Several recipients, one of them named twice in every third message. */
    private static void once(Session s, boolean reconnecting) {
        s.login();
        Map<Letter, List<String>> sent = new LinkedHashMap<>();
        for (int i = 0; i < MESSAGES; i++) {
            if (reconnecting && i > 0) {
                s.reconnect().login();
            }
            List<String> recipients = new ArrayList<>(List.of(s.target().recipient(), s.own()));
            s.target().facilities().remoteDomain().ifPresent(d -> recipients.add("once@" + d));
            if (i % 3 == 2) {
                recipients.add(s.target().recipient());
            }
            Letter letter = s.letter().text("number " + i + "\r\n");
            s.submitTo(recipients, letter).accepted();
            sent.put(letter, recipients);
        }
        sent.forEach((letter, recipients) -> {
            List<Delivery> got = s.deliveries().holding(letter.marker(), (int)
                    recipients.stream().distinct().count());
            for (String recipient : recipients) {
                long copies = copies(got, recipient);
                long named = recipients.stream().filter(recipient::equals).count();
                s.conclude(ONCE, copies >= 1 && copies <= named, copies + " copies for " + recipient);
            }
            boolean whole = got.stream().allMatch(d -> d.message().body().equals(letter.body()));
            s.conclude(ONCE, whole, "mixed or cut");
        });
    }

    /** How often the message went to the recipient. */
    private static long copies(List<Delivery> got, String recipient) {
        return got.stream()
                .flatMap(d -> d.forwardPaths().stream())
                .filter(recipient::equals)
                .count();
    }

    private static void hundred(Session s) {
        List<String> recipients = recipients(s.login(), MUST_TAKE);
        s.deliveries();
        s.sender();
        for (String recipient : recipients) {
            s.line("RCPT TO:<" + recipient + ">");
            int klass = s.lastReply().klass();
            if (klass != 2) {
                boolean announced = s.state().offered().has("LIMITS");
                s.conclude(
                        HUNDRED,
                        announced ? Outcome.WARN : Outcome.FAIL,
                        "number " + (recipients.indexOf(recipient) + 1) + " answered by "
                                + s.lastReply().raw());
                return;
            }
        }
        Letter letter = s.letter();
        s.line("DATA").require(x -> x.phase() == Phase.CONTENT, "DATA was refused");
        s.write(letter.onTheWire()).replies().accepted();
        s.conclude(HUNDRED, reached(s, letter, recipients) == MUST_TAKE, "not delivered to all of them");
    }

    /** Refused by 452 at some number; those before it get the message (section 4.5.3.1.10). */
    private static void limit(Session s) {
        List<String> recipients = recipients(s.login(), MOST_TRIED);
        s.deliveries();
        s.sender();
        int accepted = 0;
        String refusal = "";
        int code = 250;
        while (accepted < recipients.size() && refusal.isEmpty()) {
            s.line("RCPT TO:<" + recipients.get(accepted) + ">");
            if (s.lastReply().klass() == 2) {
                accepted++;
            } else {
                refusal = s.lastReply().raw().toString();
                code = s.lastReply().code();
            }
        }
        if (refusal.isEmpty()) {
            throw new PreconditionNotMet("NOT APPLICABLE: no limit within " + MOST_TRIED + " recipients");
        }
        Letter letter = s.letter();
        s.line("DATA").require(x -> x.phase() == Phase.CONTENT, "DATA was refused");
        s.write(letter.onTheWire()).replies().accepted();
        int reached = reached(s, letter, recipients.subList(0, accepted));
        if (reached < accepted) {
            s.conclude(LIMIT, false, reached + " of " + accepted + " accepted recipients got the message");
        } else if (code == 552) {
            s.conclude(LIMIT, Outcome.WARN, "refused with 552");
        } else {
            s.conclude(LIMIT, code == 452 || code / 100 == 5, "refused with " + refusal);
        }
    }

    private static List<String> recipients(Session s, int count) {
        List<String> recipients = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            recipients.add(s.remote("r" + i));
        }
        return recipients;
    }

    private static int reached(Session s, Letter letter, List<String> recipients) {
        List<String> got = s.deliveries().holding(letter.marker(), 1).stream()
                .flatMap(d -> d.forwardPaths().stream())
                .distinct()
                .toList();
        return (int) recipients.stream().filter(got::contains).count();
    }

    private static void unknown(Session s) {
        String nobody =
                s.login().target().config().unknownUser() + "@" + s.target().domain();
        s.sender().addRecipient().line("RCPT TO:<" + nobody + ">");
        if (s.lastReply().klass() == 5) {
            s.conclude("RFC5321-3.3-6", true, "");
            return;
        }
        Letter letter = s.letter();
        s.deliveries();
        s.line("DATA").require(x -> x.phase() == Phase.CONTENT, "DATA was refused");
        s.write(letter.onTheWire()).replies();
        if (s.lastReply().code() != 250) {
            s.conclude(
                    "RFC5321-3.3-6",
                    s.lastReply().klass() == 4,
                    "refused as a whole: " + s.lastReply().raw());
            return;
        }
        boolean told = s.deliveries().holding(nobody, 1).stream()
                .anyMatch(d -> d.reversePath().isEmpty() && copies(List.of(d), s.own()) > 0);
        boolean arrived = !s.deliveries().holding(letter.marker(), 1).isEmpty();
        s.conclude(
                "RFC5321-3.3-6",
                told && arrived,
                told ? "the good recipient got nothing" : "the bad recipient was lost without a word");
    }
}
