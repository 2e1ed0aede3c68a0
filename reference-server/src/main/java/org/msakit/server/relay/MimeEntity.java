package org.msakit.server.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message or a part of one (RFC 2045 section 2.4).
 *
 * @param fields header fields as they came, one character per octet, each with its CRLF
 * @param body what follows the empty line
 */
record MimeEntity(List<String> fields, String body) {
    private static final String LINE_END = "\r\n";
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^=;\\s]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");

    MimeEntity {
        fields = List.copyOf(fields);
    }

    static MimeEntity read(String text) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < text.length() && !text.startsWith(LINE_END, at)) {
            int end = fieldEnd(text, at);
            fields.add(text.substring(at, end));
            at = end;
        }
        return new MimeEntity(fields, text.substring(Math.min(text.length(), at + LINE_END.length())));
    }

    private static int fieldEnd(String text, int start) {
        int end = text.indexOf(LINE_END, start);
        while (end >= 0 && end + 2 < text.length() && " \t".indexOf(text.charAt(end + 2)) >= 0) {
            end = text.indexOf(LINE_END, end + 2);
        }
        return end < 0 ? text.length() : end + 2;
    }

    String text() {
        return header() + LINE_END + body;
    }

    String header() {
        return String.join("", fields);
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> isNamed(field, name));
    }

    /** The value of the first field of this name on one line, empty where there is none. */
    String value(String name) {
        return fields.stream()
                .filter(field -> isNamed(field, name))
                .findFirst()
                .map(field -> field.substring(field.indexOf(':') + 1)
                        .replace(LINE_END, "")
                        .strip())
                .orElse("");
    }

    /** Type and subtype in lower case; text/plain where none is named (RFC 2045 section 5.2). */
    String type() {
        String value = value("Content-Type").split("[;\\s]", 2)[0].toLowerCase(Locale.ROOT);
        return value.isEmpty() ? "text/plain" : value;
    }

    /** A parameter of Content-Type. */
    Optional<String> typeParameter(String name) {
        Matcher matcher = PARAMETER.matcher(value("Content-Type"));
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name)) {
                String quoted = matcher.group(2);
                return Optional.of(quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
            }
        }
        return Optional.empty();
    }

    /** The same with one field of this name. */
    MimeEntity with(String name, String value) {
        List<String> changed =
                new ArrayList<>(fields.stream().filter(f -> !isNamed(f, name)).toList());
        changed.add(name + ": " + value + LINE_END);
        return new MimeEntity(changed, body);
    }

    MimeEntity withBody(String other) {
        return new MimeEntity(fields, other);
    }

    private static boolean isNamed(String field, String name) {
        return field.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }
}
