package org.msakit.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A message as octets: header fields, an empty line, the body (RFC 5322 section 2.1). Lines end with CRLF; what has the
 * form of no field ends the header as the empty line does.
 *
 * @param raw the octets
 */
public record InternetMessage(Octets raw) {
    /**
     * A header field.
     *
     * @param name as written
     * @param raw name, colon, value and all CRLFs, folded as it came
     */
    public record Field(String name, String raw) {
        /** The value on one line, without white space around it (RFC 5322 section 2.2.3). */
        public String value() {
            return raw.substring(name.length() + 1)
                    .replaceAll("\r\n(?=[ \t])", "")
                    .strip();
        }
    }

    /** The fields in their order. */
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        String text = raw.latin1();
        int at = 0;
        while (at < text.length()) {
            int end = endOfField(text, at);
            int colon = text.indexOf(':', at);
            String name = colon < 0 || colon > end ? "" : text.substring(at, colon);
            if (!name.matches("[\\x21-\\x39\\x3B-\\x7E]+")) {
                return fields;
            }
            fields.add(new Field(name, text.substring(at, end)));
            at = end;
        }
        return fields;
    }

    private static int endOfField(String text, int start) {
        int end = text.indexOf("\r\n", start);
        while (end >= 0 && end + 2 < text.length() && (text.charAt(end + 2) == ' ' || text.charAt(end + 2) == '\t')) {
            end = text.indexOf("\r\n", end + 2);
        }
        return end < 0 ? text.length() : end + 2;
    }

    /** The values of the fields of this name, in any case, in their order. */
    public List<String> values(String name) {
        return fields().stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** What stands behind the first empty line; empty where there is none. */
    public Octets body() {
        if (raw.latin1().startsWith("\r\n")) {
            return raw.from(2);
        }
        int end = raw.latin1().indexOf("\r\n\r\n");
        return end < 0 ? Octets.EMPTY : raw.from(end + 4);
    }
}
