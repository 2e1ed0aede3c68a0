package org.msakit.server.header;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The header section at the start of a message (RFC 5322 section 2.2), and what is to change in it. It ends with the
 * first line that is neither a field nor the continuation of one; the octets from there on are never touched.
 */
final class HeaderSection {
    private static final byte[] NOTHING = {};
    private static final byte[] CRLF = {'\r', '\n'};

    private final byte[] content;
    private final List<Field> fields = new ArrayList<>();
    private final List<Field> removed = new ArrayList<>();
    private final StringBuilder added = new StringBuilder();
    private final int end;

    HeaderSection(byte[] content) {
        this.content = content;
        int position = 0;
        while (position < content.length) {
            int colon = colon(position);
            if (colon < 0) {
                break;
            }
            int next = fieldEnd(position);
            fields.add(new Field(position, nameEnd(position, colon), colon + 1, next));
            position = next;
        }
        end = position;
    }

    /** A field: where it starts, where its name ends, where its value starts, and where the next one does. */
    private record Field(int start, int nameEnd, int value, int end) {}

    /** How often the field occurs; the case of the name does not matter. */
    int count(String name) {
        int count = 0;
        for (Field field : fields) {
            count += isNamed(field, name) ? 1 : 0;
        }
        return count;
    }

    /** The bodies of the fields of that name, each with its CRLF, one character per octet. */
    List<String> values(String name) {
        return values(List.of(name));
    }

    /** The same of the fields of several names. */
    List<String> values(List<String> names) {
        List<String> values = new ArrayList<>();
        for (Field field : fields) {
            if (isNamed(field, names)) {
                values.add(new String(content, field.value, field.end - field.value, StandardCharsets.ISO_8859_1));
            }
        }
        return values;
    }

    /** Whether no octet of it is above 127, as it has to be without SMTPUTF8 (RFC 5322 section 2.2). */
    boolean isAscii() {
        for (int i = 0; i < end; i++) {
            if (content[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Adds a field, given with its CRLF, before the original ones and behind those added earlier. */
    void add(String field) {
        added.append(field);
    }

    /** Removes all fields of that name. */
    void remove(String name) {
        fields.stream().filter(field -> isNamed(field, name)).forEach(removed::add);
    }

    /** The message with the changes; an empty line is put before a body that had none. */
    byte[] toBytes() {
        boolean separated = end == content.length || content[end] == '\r';
        byte[] before = added.toString().getBytes(StandardCharsets.UTF_8);
        byte[] between = separated ? NOTHING : CRLF;
        int dropped = 0;
        for (Field field : removed) {
            dropped += field.end - field.start;
        }
        byte[] out = new byte[before.length + content.length - dropped + between.length];
        System.arraycopy(before, 0, out, 0, before.length);
        int at = before.length;
        int from = 0;
        for (Field field : removed) {
            at = copy(from, field.start, out, at);
            from = field.end;
        }
        at = copy(from, end, out, at);
        System.arraycopy(between, 0, out, at, between.length);
        copy(end, content.length, out, at + between.length);
        return out;
    }

    private int copy(int from, int to, byte[] out, int at) {
        System.arraycopy(content, from, out, at, to - from);
        return at + to - from;
    }

    private boolean isNamed(Field field, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (isNamed(field, names.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(Field field, String name) {
        if (field.nameEnd - field.start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (lower(content[field.start + i]) != lower(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int character) {
        return character >= 'A' && character <= 'Z' ? character + 'a' - 'A' : character;
    }

    private int nameEnd(int start, int colon) {
        int end = colon;
        while (end > start && content[end - 1] <= ' ') {
            end--;
        }
        return end;
    }

    /** Position of the colon behind a field name (obsolete white space before it is allowed), -1 where there is none. */
    private int colon(int start) {
        int i = start;
        while (i < content.length && content[i] > ' ' && content[i] < 127 && content[i] != ':') {
            i++;
        }
        int nameEnd = i;
        while (i < content.length && (content[i] == ' ' || content[i] == '\t')) {
            i++;
        }
        return nameEnd > start && i < content.length && content[i] == ':' ? i : -1;
    }

    /** Position behind the field, continuation lines included. */
    private int fieldEnd(int start) {
        int i = start;
        while (true) {
            while (i < content.length && !(content[i] == '\n' && content[i - 1] == '\r')) {
                i++;
            }
            i = Math.min(i + 1, content.length);
            boolean continued = i < content.length && (content[i] == ' ' || content[i] == '\t');
            if (!continued) {
                return i;
            }
        }
    }
}
