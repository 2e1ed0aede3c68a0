package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.input;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.msakit.server.ServerConfig;
import org.msakit.server.command.Input.EndOfData;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.header.HeaderPolicy;
import org.msakit.server.reply.Reply;

/** Faults of what is made of a header (RFC 6409 sections 4.2, 5.1, 6.3 and 8). */
final class HeaderFaults {
    private HeaderFaults() {}

    static List<Mutant> all() {
        return List.of(
                lacking("date-not-added", "RFC6409-8-1", "adds no Date", HeaderPolicy.ADD_DATE),
                lacking("from-not-added", "RFC6409-8-2", "adds no From", HeaderPolicy.ADD_FROM),
                lacking(
                        "duplicates-passed",
                        "RFC6409-8-3",
                        "hands on two fields of a kind",
                        HeaderPolicy.REFUSE_DUPLICATES),
                lacking(
                        "message-id-not-added",
                        "RFC6409-8.3-1",
                        "adds no Message-ID and replaces none",
                        HeaderPolicy.ADD_MESSAGE_ID),
                Mutant.of(
                                "message-id-added-to-another",
                                "RFC6409-8.3-1",
                                "adds a Message-ID to one that is invalid",
                                changed(
                                        m -> m.contains("Message-ID: foo\r\n"),
                                        "Message-ID: <second@mx.example.test>\r\n"))
                        .under(without(HeaderPolicy.ADD_MESSAGE_ID)),
                Mutant.of(
                        "date-added-to-another",
                        "RFC6409-8.2-1",
                        "adds a Date to one that is none",
                        changed(m -> m.contains("Date: yesterday\r\n"), "Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n")),
                Mutant.of(
                        "sender-is-login-name",
                        "RFC6409-8.1-1",
                        "writes the bare login name into Sender where From names somebody else",
                        changed(m -> m.contains("From: <other@"), "Sender: alice\r\n")),
                lacking(
                        "unqualified-header-passed",
                        "RFC6409-4.2-3",
                        "adds fields and leaves domains of one label",
                        HeaderPolicy.REFUSE_UNQUALIFIED),
                Mutant.of(
                        "bad-address-550",
                        "RFC6409-5.1-3",
                        "refuses an address in the header that is none with 550",
                        refusing(m -> m.contains("@@"), Reply.of(550, "5.6.0", "Bad address"))),
                Mutant.of(
                        "missing-from-501",
                        "RFC6409-6.3-1",
                        "refuses a message without From with 501",
                        refusing(
                                m -> !("\r\n" + header(m)).contains("\r\nFrom:"), Reply.of(501, "5.5.2", "No author"))),
                Mutant.of(
                        "resent-fields-counted",
                        "RFC5321-3.3-5",
                        "refuses Resent fields that do not go together",
                        refusing(
                                m -> header(m).contains("\r\nResent-To:"),
                                Reply.of(554, "5.6.0", "Resent fields are incomplete"))));
    }

    /** A server without one of its rules for headers. */
    private static Mutant lacking(String id, String requirement, String description, HeaderPolicy rule) {
        return Mutant.of(id, requirement, description, () -> new Mutation() {}).under(without(rule));
    }

    private static Consumer<ServerConfig.Builder> without(HeaderPolicy rule) {
        Set<HeaderPolicy> others = EnumSet.copyOf(HeaderPolicy.defaults());
        others.remove(rule);
        return builder -> builder.headerPolicy(others);
    }

    private static Supplier<Mutation> changed(Predicate<String> when, String field) {
        return DeliveryFaults.each(m -> {
            String message = m.content().text();
            return List.of(when.test(message) ? DeliveryFaults.with(m, field + message) : m);
        });
    }

    /** Refuses content that the correct server may take. */
    private static Supplier<Mutation> refusing(Predicate<String> when, Reply refusal) {
        return input((state, given, next) -> {
            if (given instanceof EndOfData end && when.test(end.content().text())) {
                next.handle(state, new EndOfData(MessageContent.EMPTY, true, false));
                return refusal;
            }
            return next.handle(state, given);
        });
    }

    private static String header(String message) {
        return message.split("\r\n\r\n", 2)[0];
    }
}
