package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.ehloParameter;
import static org.msakit.server.mutant.Faults.ehloWithout;
import static org.msakit.server.mutant.Faults.verb;
import static org.msakit.server.mutant.Faults.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.msakit.server.address.Alphabet;
import org.msakit.server.command.Input.CommandLine;
import org.msakit.server.command.Input.EndOfData;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Recipient;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/** Faults of SMTPUTF8 and of 8-bit text (RFC 6531, RFC 6152, RFC 5322 sections 2.1.1 and 3.6). */
final class InternationalFaults {
    private static final String NAME_IN_UTF8 = "ex\u00C3\u00A9mple";

    private InternationalFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "smtputf8-parameter",
                        "RFC6531-3.1-1",
                        "lists SMTPUTF8 with a parameter",
                        ehloParameter("SMTPUTF8", "YES")),
                Mutant.of(
                                "smtputf8-without-8bitmime",
                                "RFC6531-3.1-2",
                                "lists SMTPUTF8 and not 8BITMIME",
                                ehloWithout("8BITMIME", Faults::in))
                        .alsoBreaks("RFC6409-7-5"),
                Mutant.of(
                        "smtputf8-with-value",
                        "RFC6531-3.4-1",
                        "takes SMTPUTF8=1",
                        line("MAIL", line -> line.replace("SMTPUTF8=1", "SMTPUTF8"))),
                Mutant.of(
                        "utf8-recipient-refused",
                        "RFC6531-3.2-1",
                        "takes a recipient in UTF-8 for a syntax error",
                        verb(
                                "RCPT",
                                (state, command, next) -> isAscii(command) || !asked(state)
                                        ? next.handle(state, command)
                                        : Replies.BAD_RECIPIENT)),
                Mutant.of(
                        "utf8-recipient-unasked",
                        "RFC6531-3.5-1",
                        "takes a recipient in UTF-8 without SMTPUTF8",
                        verb("RCPT", (state, command, next) -> {
                            if (!isAscii(command)) {
                                state.transaction(state.transaction().map(InternationalFaults::international));
                            }
                            return next.handle(state, command);
                        })),
                Mutant.of(
                        "utf8-sender-unasked",
                        "RFC6531-3.5-2",
                        "takes a sender in UTF-8 without SMTPUTF8",
                        verb("MAIL", (state, command, next) -> {
                            boolean missing =
                                    !isAscii(command) && !command.line().contains("SMTPUTF8");
                            return next.handle(
                                    state, missing ? new CommandLine(command.line() + " SMTPUTF8") : command);
                        })),
                Mutant.of(
                                "utf8-unchecked",
                                "RFC6531-3.2-2",
                                "takes any octets above 127 for UTF-8",
                                line(
                                        "MAIL",
                                        line -> Alphabet.UTF_8.read(line).isPresent()
                                                ? line
                                                : line.replaceAll("[\\x80-\\xFF]+", "x")))
                        .alsoBreaks("RFC5321-2.4-6"),
                Mutant.of(
                                "ehlo-name-in-utf8",
                                "RFC6531-3.7.1-1",
                                "gives its name in UTF-8",
                                wire("EHLO", text -> text.replaceFirst("example", NAME_IN_UTF8)))
                        .alsoBreaks("RFC6531-3.7.4-1", "RFC5321-4.2-4"),
                Mutant.of("utf8-recipient-echoed", "RFC6531-3.7.4-1", "repeats a recipient in UTF-8", echo("RCPT"))
                        .alsoBreaks("RFC5321-4.2-4"),
                Mutant.of("vrfy-in-utf8", "RFC6531-3.7.4-2", "answers VRFY in UTF-8 unasked", echo("VRFY"))
                        .alsoBreaks("RFC5321-4.2-4"),
                Mutant.of(
                        "utf8-traced-as-esmtp",
                        "RFC6531-3.7.3-1",
                        "writes ESMTP into the trace field of a message with SMTPUTF8",
                        DeliveryFaults.message(c -> c.replaceFirst("with UTF8SMTP", "with ESMTP"))),
                Mutant.of(
                                "eighth-bit-cleared",
                                "RFC6152-3-2",
                                "clears bit 8 of BODY=8BITMIME",
                                DeliveryFaults.each(m -> {
                                    byte[] content = m.content().toBytes();
                                    boolean eightBit = "8BITMIME"
                                            .equalsIgnoreCase(m.parameters().get("BODY"));
                                    for (int i = 0; i < content.length && eightBit; i++) {
                                        content[i] &= 0x7F;
                                    }
                                    return List.of(m.withContent(MessageContent.of(content)));
                                }))
                        .alsoBreaks("RFC6152-3-3"),
                Mutant.of(
                        "body-case-matters",
                        "RFC6152-3-1",
                        "does not know the value 8bitmime in lower case",
                        verb(
                                "MAIL",
                                (state, command, next) -> command.line().contains("8bitmime")
                                        ? Replies.BAD_ARGUMENT
                                        : next.handle(state, command))),
                Mutant.of(
                        "body-9bit",
                        "RFC6152-2-2",
                        "takes BODY=9BIT",
                        line("MAIL", line -> line.replace(" BODY=9BIT", ""))),
                Mutant.of(
                        "header-in-latin1",
                        "RFC5322-3.6-1",
                        "hands on a header of 8-bit octets without SMTPUTF8",
                        Faults.input((state, input, next) -> {
                            if (input instanceof EndOfData) {
                                state.transaction(state.transaction().map(InternationalFaults::international));
                            }
                            return next.handle(state, input);
                        })),
                Mutant.of(
                        "header-unfolded",
                        "RFC5322-2.1.1-1",
                        "puts the lines of a folded Cc field on one line",
                        DeliveryFaults.message(c -> c.replace(",\r\n <c", ", <c"))));
    }

    private static Supplier<Mutation> line(String verb, java.util.function.UnaryOperator<String> change) {
        return verb(verb, (state, command, next) -> next.handle(state, new CommandLine(change.apply(command.line()))));
    }

    /** Puts the argument into the reply where it is not ASCII. */
    private static Supplier<Mutation> echo(String verb) {
        return verb(verb, (state, command, next) -> {
            Reply reply = next.handle(state, command);
            return isAscii(command) ? reply : reply.withText(command.argument());
        });
    }

    private static boolean isAscii(CommandLine command) {
        return command.line().chars().allMatch(c -> c < 0x80);
    }

    private static boolean asked(SessionState state) {
        return state.transaction().filter(Transaction::isInternationalized).isPresent();
    }

    /** The same transaction as if MAIL had asked for SMTPUTF8. */
    private static Transaction international(Transaction transaction) {
        Map<String, String> parameters = new HashMap<>(transaction.parameters());
        parameters.put("SMTPUTF8", "");
        Transaction changed = new Transaction(transaction.reversePath(), parameters, transaction.begun());
        for (Recipient recipient : transaction.recipients()) {
            changed.add(recipient);
        }
        return changed;
    }
}
