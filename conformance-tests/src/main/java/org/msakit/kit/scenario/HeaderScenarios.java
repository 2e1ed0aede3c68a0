package org.msakit.kit.scenario;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.msakit.kit.target.Need;
import org.msakit.monitor.Outcome;
import org.msakit.wire.HeaderValue;
import org.msakit.wire.InternetMessage;
import org.msakit.wire.InternetMessage.Field;

/** RFC 6409 sections 4.2, 5.1, 6.3 and 8, RFC 5321 section 3.3: headers that are incomplete, odd or wrong. */
final class HeaderScenarios {
    private static final String QUALIFIED = "RFC6409-4.2-3";
    private static final String BAD_ADDRESS = "RFC6409-5.1-3";
    private static final String CONTENT = "RFC6409-6.3-1";
    private static final String SENDER = "RFC6409-8.1-1";
    private static final String MESSAGE_ID = "RFC6409-8.3-1";
    private static final String MESSAGE_ID_FIELD = "Message-ID";
    private static final String ODD = "RFC5321-3.3-5";
    private static final Set<String> TRACE =
            Set.of("received", "return-path", "delivered-to", "x-original-to", "authentication-results");

    private HeaderScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a message without Date",
                        s -> single(
                                s, s.login().letter().without("Date"), "Date", HeaderValue::isDateTime, "RFC6409-8-1"),
                        "RFC6409-8-1"),
                Scenario.of(
                        "a message without From",
                        s -> single(
                                s,
                                s.login().letter().without("From"),
                                "From",
                                HeaderValue::namesMailboxes,
                                "RFC6409-8-2"),
                        "RFC6409-8-2"),
                twice("From", "From: <second@remote.example>"),
                twice("Subject", "Subject: once more"),
                twice("Date", "Date: Tue, 24 Nov 2026 13:00:00 +0000"),
                Scenario.of("another author than the account", HeaderScenarios::otherAuthor, SENDER),
                Scenario.of("another author, where Sender is set", HeaderScenarios::otherAuthor, SENDER)
                        .under(Need.SENDER_SET),
                Scenario.of("a Date that is none", HeaderScenarios::yesterday, "RFC6409-8.2-1"),
                Scenario.of(
                        "a message without Message-ID",
                        s -> messageId(s, s.login().letter().without("Message-ID")),
                        MESSAGE_ID),
                Scenario.of(
                        "a Message-ID that is none",
                        s -> messageId(
                                s, s.login().letter().without("Message-ID").with("Message-ID: foo")),
                        MESSAGE_ID),
                Scenario.of("domains of one label in the header", HeaderScenarios::unqualified, QUALIFIED),
                Scenario.of("addresses that are none in the header", HeaderScenarios::badAddresses, BAD_ADDRESS),
                Scenario.of(
                        "content without From",
                        s -> content(s, s.login().letter().without("From")),
                        CONTENT),
                Scenario.of("content without a header", HeaderScenarios::garbage, CONTENT),
                Scenario.of(
                        "a message without To", s -> odd(s, s.login().letter().without("To"), false), ODD),
                Scenario.of(
                        "Resent-To alone",
                        s -> odd(
                                s,
                                s.login()
                                        .letter()
                                        .with("Resent-To: <" + s.target().recipient() + ">"),
                                true),
                        ODD),
                Scenario.of(
                        "Resent fields of different number",
                        s -> odd(
                                s,
                                s.login()
                                        .letter()
                                        .with("Resent-Date: Tue, 24 Nov 2026 12:30:00 +0000")
                                        .with("Resent-From: <" + s.own() + ">")
                                        .with("Resent-From: <" + s.target().recipient() + ">")
                                        .with("Resent-To: <" + s.target().recipient() + ">"),
                                true),
                        ODD));
    }

    /** Sections 8 and 8.2: what goes out holds the field once, and valid, or nothing goes out. */
    private static void single(Session s, Letter letter, String name, Predicate<HeaderValue> valid, String row) {
        s.submit(letter);
        if (refused(s, row, "550|554")) {
            return;
        }
        List<String> values = s.delivered(letter).message().values(name);
        boolean one = values.size() == 1 && valid.test(new HeaderValue(values.get(0)));
        s.conclude(row, one, "delivered with " + (values.isEmpty() ? "no " + name : name + ": " + values));
    }

    /** Hardly any server looks for duplicates, so that one which does not is warned of. */
    private static Scenario twice(String name, String second) {
        return Scenario.of(
                "two " + name + " fields",
                s -> {
                    Letter letter = s.login().letter().with(second);
                    s.submit(letter);
                    if (!refused(s, "RFC6409-8-3", "550|554")) {
                        List<String> values = s.delivered(letter).message().values(name);
                        s.conclude(
                                "RFC6409-8-3",
                                values.size() == 1 ? Outcome.PASS : Outcome.WARN,
                                "delivered with " + name + ": " + values);
                    }
                },
                "RFC6409-8-3");
    }

    private static void otherAuthor(Session s) {
        s.login().require(x -> x.login().done(), "no login");
        Letter letter =
                s.letter().without("From").with("From: <other@" + s.target().domain() + ">");
        s.submit(letter).accepted();
        List<String> senders = s.delivered(letter).message().values("Sender");
        if (senders.isEmpty()) {
            s.conclude(SENDER, true, "");
            return;
        }
        HeaderValue sender = new HeaderValue(senders.get(0));
        boolean address = senders.size() == 1 && sender.namesMailboxes() && sender.isQualified();
        boolean own = address && sender.text().contains(s.own());
        s.conclude(
                SENDER,
                own ? Outcome.PASS : address ? Outcome.INCONCLUSIVE : Outcome.FAIL,
                "delivered with Sender: " + senders + (address ? ", which may be an address of the account" : ""));
    }

    private static void yesterday(Session s) {
        Letter letter = s.login().letter().without("Date").with("Date: yesterday");
        s.submit(letter);
        if (!refused(s, "RFC6409-8.2-1", "550|554")) {
            List<String> dates = s.delivered(letter).message().values("Date");
            s.conclude("RFC6409-8.2-1", dates.size() == 1, "delivered with Date: " + dates);
        }
    }

    private static void messageId(Session s, Letter letter) {
        s.submit(letter).accepted();
        List<String> ids = s.delivered(letter).message().values(MESSAGE_ID_FIELD);
        boolean valid = ids.size() == 1 && new HeaderValue(ids.get(0)).isMessageId();
        s.conclude(
                MESSAGE_ID,
                valid ? Outcome.PASS : ids.size() > 1 ? Outcome.FAIL : Outcome.WARN,
                "delivered with Message-ID: " + ids);
    }

    /** Section 4.2: whoever changes the text has to qualify its domains, or to refuse it. */
    private static void unqualified(Session s) {
        s.login();
        Letter letter = s.letter()
                .without(MESSAGE_ID_FIELD)
                .without("From")
                .without("To")
                .with("From: <me@sales>")
                .with("To: <bob@sales>");
        s.submit(letter);
        if (refused(s, QUALIFIED, "554")) {
            return;
        }
        InternetMessage got = s.delivered(letter).message();
        boolean qualified = List.of("From", "To").stream()
                .flatMap(name -> got.values(name).stream())
                .allMatch(value -> new HeaderValue(value).isQualified());
        boolean altered = !untouched(letter, got);
        s.conclude(
                QUALIFIED,
                qualified ? Outcome.PASS : altered ? Outcome.WARN : Outcome.INCONCLUSIVE,
                altered ? "the header was changed, and its domains are not qualified" : "the header was left alone");
    }

    private static void badAddresses(Session s) {
        Letter letter = s.login().letter().without("To").with("To: bad@@x").with("Cc: <<a@b>");
        s.takesMessages().submit(letter);
        if (s.lastReply().klass() != 2) {
            return;
        }
        InternetMessage got = s.delivered(letter).message();
        boolean asSent =
                got.values("To").equals(List.of("bad@@x")) && got.values("Cc").equals(List.of("<<a@b>"));
        boolean repaired = List.of("To", "Cc").stream()
                .flatMap(name -> got.values(name).stream())
                .allMatch(value -> new HeaderValue(value).namesMailboxes());
        Outcome outcome = asSent && untouched(letter, got) ? Outcome.PASS : Outcome.INCONCLUSIVE;
        s.conclude(
                BAD_ADDRESS,
                asSent || repaired ? outcome : Outcome.WARN,
                "delivered with To: " + got.values("To") + " Cc: " + got.values("Cc"));
    }

    private static void garbage(Session s) {
        Letter letter = s.login().letter();
        content(s, new Letter(letter.marker(), List.of("no colon here"), letter.body()));
    }

    /** Section 6.3: taken, or refused with 554, where a message without fault is taken. */
    private static void content(Session s, Letter letter) {
        s.takesMessages().submit(letter);
    }

    /** Section 3.3 of RFC 5321: no reason to refuse; what an MSA makes of it is its own affair, Resent fields aside. */
    private static void odd(Session s, Letter letter, boolean resent) {
        s.takesMessages().submit(letter);
        if (s.lastReply().klass() == 4) {
            throw new PreconditionNotMet("the server was busy: " + s.lastReply().shortForm());
        }
        Outcome refusal = resent ? Outcome.FAIL : Outcome.INCONCLUSIVE;
        s.conclude(
                ODD,
                s.lastReply().klass() == 2 ? Outcome.PASS : refusal,
                "refused with " + s.lastReply().shortForm());
    }

    /** Books a refusal: these codes keep the row, other ones say nothing. */
    private static boolean refused(Session s, String row, String codes) {
        int code = s.lastReply().code();
        if (code / 100 == 4) {
            throw new PreconditionNotMet("the server was busy: " + s.lastReply().shortForm());
        }
        if (code / 100 != 5) {
            s.accepted();
            return false;
        }
        boolean kept = List.of(codes.split("\\|")).contains("" + code);
        s.conclude(
                row,
                kept ? Outcome.PASS : Outcome.INCONCLUSIVE,
                "refused with " + s.lastReply().shortForm());
        return true;
    }

    /** Whether nothing but trace fields came to the header, and nothing went. */
    private static boolean untouched(Letter sent, InternetMessage got) {
        List<String> others = got.fields().stream()
                .filter(f -> !TRACE.contains(f.name().toLowerCase(java.util.Locale.ROOT)))
                .map(Field::raw)
                .toList();
        return others.equals(sent.message().fields().stream().map(Field::raw).toList());
    }
}
