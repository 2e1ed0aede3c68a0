package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.msakit.kit.target.Delivery;
import org.msakit.monitor.Outcome;
import org.msakit.wire.InternetMessage.Field;
import org.msakit.wire.Octets;
import org.msakit.wire.ReceivedField;
import org.msakit.wire.Reply;

/** RFC 5321 sections 4.4, 6.3 and 7.2, RFC 5068 section 3.1: what the server writes above a message, and what not. */
final class TraceScenarios {
    private static final String ONE_FIELD = "RFC5321-4.4-1";
    private static final String FORM = "RFC5321-4.4-2";
    private static final String ORIGIN = "RFC5321-4.4-3";

    private TraceScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "the Received field of the server",
                        TraceScenarios::trace,
                        ONE_FIELD,
                        FORM,
                        ORIGIN,
                        "RFC5068-3.1-2"),
                Scenario.of(
                        "Received fields of earlier hops are left alone",
                        s -> {
                            Letter letter = s.login().letter();
                            List<String> earlier = received(3, letter);
                            Letter traced = letter.under(earlier);
                            s.submit(traced).accepted();
                            List<String> arrived = s.delivered(letter).message().fields().stream()
                                    .filter(f -> f.name().equalsIgnoreCase("Received"))
                                    .map(Field::raw)
                                    .toList();
                            List<String> sent =
                                    earlier.stream().map(f -> f + "\r\n").toList();
                            boolean kept = arrived.size() >= sent.size()
                                    && arrived.subList(arrived.size() - sent.size(), arrived.size())
                                            .equals(sent);
                            s.conclude("RFC5321-4.4-4", kept, "the fields arrived as " + arrived);
                        },
                        "RFC5321-4.4-4"),
                Scenario.of(
                        "the name in the trace is the one given inside TLS",
                        TraceScenarios::nameInsideTls,
                        "RFC3207-4.2-2"),
                Scenario.of("a recipient who is not named stays unnamed", TraceScenarios::hidden, "RFC5321-7.2-1"),
                Scenario.of(
                        "99 Received fields",
                        s -> {
                            Letter letter = s.login().letter();
                            s.takesMessages().submit(letter.under(received(99, letter)));
                            Outcome outcome = s.lastReply().klass() == 5 ? Outcome.WARN : Outcome.PASS;
                            s.conclude(
                                    "RFC5321-6.3-1",
                                    s.lastReply().klass() == 4 ? Outcome.INCONCLUSIVE : outcome,
                                    "answered by " + s.lastReply().raw());
                        },
                        "RFC5321-6.3-1"),
                Scenario.of(
                        "500 Received fields",
                        s -> {
                            Letter letter = s.login().letter();
                            s.submit(letter.under(received(500, letter)));
                            boolean refused = s.lastReply().klass() == 5;
                            if (!refused) {
                                s.accepted();
                            }
                            boolean stopped = refused
                                    || s.deliveries()
                                            .holding(letter.marker(), 1)
                                            .isEmpty();
                            s.conclude(
                                    "RFC5321-6.3-2",
                                    stopped ? Outcome.PASS : Outcome.INCONCLUSIVE,
                                    "delivered; another way to stop a loop may exist");
                        },
                        "RFC5321-6.3-2"),
                Scenario.of(
                        "no field is injected through the name in EHLO",
                        s -> {
                            Reply before = s.login().lastReply();
                            s.write(new Octets("EHLO x\nX-Injected: 1\r\n")).settle();
                            injected(s, before);
                        },
                        "SEC-CTRL-3"),
                Scenario.of(
                        "no field is injected through the reverse-path",
                        s -> {
                            Reply before = s.login().lastReply();
                            s.write(new Octets(
                                            "MAIL FROM:<\"a\nb\"@" + s.target().domain() + ">\r\n"))
                                    .settle();
                            injected(s, before);
                        },
                        "SEC-CTRL-3"));
    }

    private static void nameInsideTls(Session s) {
        s.greeting()
                .line("EHLO before-tls.example")
                .require(x -> x.offered().has("STARTTLS"), "NOT APPLICABLE: STARTTLS is not offered")
                .line("STARTTLS")
                .handshake()
                .line("EHLO inside-tls.example")
                .authenticate();
        Letter letter = s.letter();
        s.submit(letter).accepted();
        List<String> leaks = s.delivered(letter).message().values("Received").stream()
                .filter(value -> value.contains("before-tls.example"))
                .toList();
        s.conclude("RFC3207-4.2-2", leaks.isEmpty(), "the name given in clear text is remembered: " + leaks);
    }

    private static void trace(Session s) {
        Letter letter = s.login().letter();
        s.submit(letter).accepted();
        Delivery got = s.delivered(letter);
        List<Field> fields = got.message().fields();
        int own = IntStream.range(0, fields.size())
                .filter(i -> fields.get(i).name().equals("Date"))
                .findFirst()
                .orElse(fields.size());
        int received = IntStream.range(0, fields.size())
                .filter(i -> fields.get(i).name().equalsIgnoreCase("Received"))
                .findFirst()
                .orElse(fields.size());
        boolean onlyTraceAbove = fields.subList(0, Math.min(received, fields.size())).stream()
                .allMatch(f -> List.of("return-path", "delivered-to", "x-original-to")
                        .contains(f.name().toLowerCase(Locale.ROOT)));
        s.conclude(
                ONE_FIELD,
                received < own && onlyTraceAbove,
                received == fields.size() ? "no Received field" : "the Received field is not on top");
        if (received < fields.size()) {
            form(s, fields.get(received));
        }
    }

    private static void form(Session s, Field field) {
        ReceivedField received = ReceivedField.of(field.value());
        String forClause = received.clauses().getOrDefault("for", "");
        boolean onePath = forClause
                        .replaceAll("\\(.*?\\)", "")
                        .chars()
                        .filter(c -> c == '@')
                        .count()
                <= 1;
        boolean whole = received.clauses().containsKey("from")
                && received.clauses().containsKey("by")
                && received.hasDate()
                && received.inOrder()
                && onePath;
        s.conclude(FORM, whole, "not the form of section 4.4: " + field.value());
        String from = received.clauses().getOrDefault("from", "");
        boolean origin = from.matches("\\S+ \\(.*\\[(?:IPv6:)?[0-9A-Fa-f.:]+].*\\).*");
        s.conclude(
                ORIGIN,
                origin && received.hasNumericZone() ? Outcome.PASS : Outcome.WARN,
                origin ? "the zone is no offset: " + received.date() : "no client address in: " + from);
        boolean traceable = received.clauses().getOrDefault("with", "").matches("(?i)(?:UTF8)?E?SMTPS?A\\b.*")
                || received.clauses().containsKey("id");
        s.conclude(
                "RFC5068-3.1-2", traceable ? Outcome.PASS : Outcome.WARN, "neither protocol nor id: " + field.value());
    }

    private static void hidden(Session s) {
        s.login();
        String visible = s.target().recipient();
        String hidden = s.remote("hidden-recipient");
        Letter letter = s.letter();
        s.submitTo(List.of(visible, hidden), letter).accepted();
        List<Delivery> got = s.deliveries().holding(letter.marker(), 2);
        List<String> leaks = got.stream()
                .filter(d -> d.forwardPaths().stream().noneMatch(hidden::equals)
                        || d.forwardPaths().size() > 1)
                .filter(d -> d.message().fields().stream().anyMatch(f -> f.raw().contains(hidden)))
                .map(d -> d.message().fields().toString())
                .toList();
        boolean apparently =
                got.stream().anyMatch(d -> !d.message().values("Apparently-To").isEmpty());
        if (got.isEmpty()) {
            throw new PreconditionNotMet("the message was accepted and not seen among the deliveries");
        }
        s.conclude("RFC5321-7.2-1", leaks.isEmpty() && !apparently, "the header names the hidden recipient: " + leaks);
    }

    /** A server to which LF ends a command takes two of them; then no name holds a LF, whatever else is wrong. */
    private static void injected(Session s, Reply before) {
        if (s.lastReply().equals(before)) {
            throw new PreconditionNotMet("closed without a reply");
        }
        if (s.over()) {
            s.conclude("SEC-CTRL-3", s.lastReply().klass() >= 4, "what follows the LF was taken");
            return;
        }
        Letter letter = s.letter();
        s.line("RSET").submit(letter).accepted();
        Delivery got = s.delivered(letter);
        boolean injected = got.message().raw().latin1().matches("(?s).*[\r\n]X-Injected: 1.*")
                || got.reversePath().indexOf('\n') >= 0;
        s.conclude("SEC-CTRL-3", !injected, "a field of the attacker's stands in the header");
    }

    /** Received fields as earlier hops write them. */
    private static List<String> received(int count, Letter letter) {
        List<String> fields = new ArrayList<>();
        for (int i = count; i > 0; i--) {
            fields.add("Received: from h" + i + ".example by h" + (i + 1) + ".example with ESMTP id " + letter.marker()
                    + i + ";\r\n\tTue, 24 Nov 2026 11:00:00 +0000");
        }
        return fields;
    }
}
