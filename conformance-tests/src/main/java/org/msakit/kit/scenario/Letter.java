package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.msakit.kit.target.Delivery;
import org.msakit.wire.InternetMessage;
import org.msakit.wire.Octets;

/**
 * A message to be submitted. Its marker stands in the Subject and at the start of the body, by which it is found again
 * where it is delivered.
 *
 * @param marker letters and digits that no other message of the run holds
 * @param fields lines of the header, folded ones with their CRLF inside, without the CRLF at the end
 * @param body with CRLF at the end of each line, before dot-stuffing
 */
record Letter(String marker, List<String> fields, Octets body) {
    Letter {
        fields = List.copyOf(fields);
    }

    /** A message that no server can object to. */
    static Letter plain(String marker, String from, String to, String domain) {
        return new Letter(
                marker,
                List.of(
                        "Date: Tue, 24 Nov 2026 12:00:00 +0000",
                        "From: <" + from + ">",
                        "To: <" + to + ">",
                        "Subject: " + marker,
                        "Message-ID: <" + marker + "@" + domain + ">"),
                new Octets(marker + "\r\n"));
    }

    /** The same with this text behind the first line of the body. */
    Letter text(String more) {
        return new Letter(marker, fields, body.plus(new Octets(more)));
    }

    /** The same without the fields of this name. */
    Letter without(String name) {
        Predicate<String> other = f -> !f.regionMatches(true, 0, name + ":", 0, name.length() + 1);
        return new Letter(marker, fields.stream().filter(other).toList(), body);
    }

    /** The same with one more field, behind the others. */
    Letter with(String field) {
        List<String> all = new ArrayList<>(fields);
        all.add(field);
        return new Letter(marker, all, body);
    }

    /** The same with these fields above all others. */
    Letter under(List<String> trace) {
        List<String> all = new ArrayList<>(trace);
        all.addAll(fields);
        return new Letter(marker, all, body);
    }

    /** Whether what was delivered is not the letter itself, whatever it holds of it: it has another Message-ID. */
    boolean isOther(Delivery delivery) {
        return delivery.message().values("Message-ID").stream().noneMatch(id -> id.contains(marker));
    }

    /** The octets as they should arrive, trace fields aside. */
    InternetMessage message() {
        return new InternetMessage(new Octets(String.join("\r\n", fields) + "\r\n\r\n").plus(body));
    }

    /** As it goes over the wire: dots stuffed (RFC 5321 section 4.5.2), the end of data behind it. */
    Octets onTheWire() {
        String text = message().raw().latin1();
        String stuffed = (text.startsWith(".") ? "." : "") + text.replace("\r\n.", "\r\n..");
        return new Octets(stuffed + ".\r\n");
    }
}
