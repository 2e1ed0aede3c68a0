package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.verb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.state.Transaction;

/** Faults on the way to a next hop: it is asked for what it does not offer, or not asked for what it does. */
final class NextHopFaults {
    private NextHopFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "eight-bit-sent-raw",
                        "RFC6152-3-3",
                        "sends 8-bit text to a next hop without 8BITMIME",
                        imagined(List.of("8BITMIME"), UnaryOperator.identity())),
                Mutant.of(
                        "utf8-address-sent-raw",
                        "RFC6531-3.2-3",
                        "sends addresses in UTF-8 to a next hop without SMTPUTF8",
                        imagined(List.of("SMTPUTF8"), UnaryOperator.identity())),
                Mutant.of(
                        "mode-r-sent-without-deliverby",
                        "RFC2852-4.1.4-1",
                        "hands messages of mode R on to a next hop without DELIVERBY",
                        imagined(List.of("DELIVERBY"), line -> without(line, "BY"))),
                Mutant.of(
                        "by-dropped",
                        "RFC2852-4.1.4-2",
                        "does not tell the next hop the time that is left",
                        said(line -> without(line, "BY"))),
                Mutant.of(
                        "by-mode-changed",
                        "RFC2852-4.1.4-2",
                        "makes mode N of mode R",
                        said(line -> line.replaceFirst("( BY=[0-9]+;)R", "$1N"))),
                Mutant.of(
                        "by-time-grows",
                        "RFC2852-4.1.4-2",
                        "tells the next hop of more time than is left",
                        said(line -> line.replaceFirst("( BY=)([0-9]+)", "$1$20"))),
                Mutant.of(
                        "submitter-told",
                        "RFC4954-5-4",
                        "names the user who submitted to the next hop",
                        said(line -> line.replace(" AUTH=<>", " AUTH=alice@example.test"))),
                Mutant.of(
                        "high-priority-sent",
                        "RFC6710-4.1-3",
                        "hands on a priority that it said it had lowered",
                        verb("MAIL", (state, command, next) -> {
                            var reply = next.handle(state, command);
                            Optional<Transaction> open = state.transaction();
                            if (open.isPresent() && command.argument().contains("MT-PRIORITY=9")) {
                                Map<String, String> parameters =
                                        new HashMap<>(open.get().parameters());
                                parameters.put("MT-PRIORITY", "9");
                                state.transaction(Optional.of(new Transaction(
                                        open.get().reversePath(),
                                        parameters,
                                        open.get().begun())));
                            }
                            return reply;
                        })),
                Mutant.of(
                        "priority-dropped",
                        "RFC6710-4.2-1",
                        "does not hand on priorities",
                        said(line -> without(line, "MT-PRIORITY"))),
                Mutant.of(
                        "tls-required-no-overlooked",
                        "RFC8689-4.1-1",
                        "does not look at the field TLS-Required",
                        DeliveryFaults.message(c -> c.replace("\r\nTLS-Required:", "\r\nX-TLS-Required:"))),
                Mutant.of(
                        "tls-required-no-wins",
                        "RFC8689-4.1-1",
                        "lets the field TLS-Required undo REQUIRETLS",
                        DeliveryFaults.each(m ->
                                List.of(m.content().text().contains("\r\nTLS-Required:") ? withoutRequireTls(m) : m))),
                Mutant.of(
                        "requiretls-not-asked-for",
                        "RFC8689-4.2.1-1",
                        "hands on what came with REQUIRETLS to a next hop without it",
                        imagined(List.of("REQUIRETLS"), line -> without(line, "REQUIRETLS"))),
                Mutant.of(
                        "requiretls-dropped",
                        "RFC8689-4.2.1-2",
                        "does not tell the next hop of REQUIRETLS",
                        said(line -> line.startsWith("MAIL FROM:<>") ? line : without(line, "REQUIRETLS"))),
                Mutant.of(
                        "chunks-sent-as-data", "SEC-SMUG-10", "sends binary content by DATA as it is", chunksAsData()));
    }

    private static StoredMessage withoutRequireTls(StoredMessage m) {
        Map<String, String> parameters = new HashMap<>(m.parameters());
        parameters.remove("REQUIRETLS");
        return m.withParameters(parameters);
    }

    /** The line without this parameter. */
    static String without(String line, String keyword) {
        return line.startsWith("MAIL") || line.startsWith("RCPT")
                ? line.replaceFirst(" " + keyword + "(?:=[^ \r\n]*)?(?=[ \r\n])", "")
                : line;
    }

    /** Changes commands to the next hop. */
    static Supplier<Mutation> said(UnaryOperator<String> change) {
        return () -> new Mutation() {
            @Override
            public String toHop(String octets) {
                return change.apply(octets);
            }
        };
    }

    /** Takes these extensions for offered; where they are not, commands are changed. */
    static Supplier<Mutation> imagined(List<String> keywords, UnaryOperator<String> change) {
        return () -> new Mutation() {
            private boolean imagining;

            @Override
            public String toHop(String octets) {
                return imagining ? change.apply(octets) : octets;
            }

            @Override
            public List<String> fromHop(String command, List<String> reply) {
                if (!command.startsWith("EHLO")) {
                    return reply;
                }
                List<String> missing = keywords.stream()
                        .filter(k -> reply.stream()
                                .noneMatch(line -> line.substring(4).equals(k)))
                        .toList();
                imagining = !missing.isEmpty();
                return with(reply, missing);
            }
        };
    }

    private static List<String> with(List<String> reply, List<String> keywords) {
        List<String> lines = new ArrayList<>();
        reply.forEach(line -> lines.add(line.substring(4)));
        lines.addAll(keywords);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            all.add("250" + (i == lines.size() - 1 ? " " : "-") + lines.get(i));
        }
        return all;
    }

    private static Supplier<Mutation> chunksAsData() {
        return () -> {
            Mutation offers = imagined(List.of("BINARYMIME", "CHUNKING"), UnaryOperator.identity())
                    .get();
            return new Mutation() {
                private boolean announced;
                private boolean sent;

                @Override
                public String toHop(String octets) {
                    if (announced) {
                        announced = false;
                        sent = true;
                        return octets + "\r\n.\r\n";
                    }
                    announced = octets.startsWith("BDAT ");
                    return announced ? "DATA\r\n" : octets;
                }

                @Override
                public List<String> fromHop(String command, List<String> reply) {
                    if (sent && reply.get(0).startsWith("354")) {
                        sent = false;
                        return List.of();
                    }
                    return offers.fromHop(command, reply);
                }
            };
        };
    }
}
