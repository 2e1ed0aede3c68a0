package org.msakit.server.header;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.Piece;

/**
 * The header section at the start of a message (RFC 5322 section 2.2), and what is to change in it. It ends with the
 * first line that is neither a field nor the continuation of one; the octets from there on are never touched. Only a
 * header section that came in several pieces is copied into one.
 */
final class HeaderSection {
    private static final byte[] CRLF = {'\r', '\n'};

    private final MessageContent content;
    private final List<Field> fields = new ArrayList<>();
    private final StringBuilder added = new StringBuilder();
    /** The start of the content with the section and the line that ends it. */
    private Piece head;

    private byte[] octets;
    private int end;
    private boolean cut;

    HeaderSection(MessageContent content) {
        this.content = content;
        read(content.head(1));
        if (head.length() < content.length() && !isEndSeen()) {
            read(content.head(content.headerLength() + 2));
        }
    }

    private void read(Piece start) {
        head = start;
        octets = head.array();
        fields.clear();
        int position = head.from();
        for (int colon = colon(position); colon >= 0; colon = colon(position)) {
            int next = fieldEnd(position);
            fields.add(new Field(position, nameEnd(position, colon), colon + 1, next));
            position = next;
        }
        end = position;
    }

    /** Whether the line that ends the section is there; without it, what looks like the end may be a field that is cut. */
    private boolean isEndSeen() {
        int i = end;
        while (i < head.to() && octets[i] != '\n') {
            i++;
        }
        return i < head.to();
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
                values.add(new String(octets, field.value, field.end - field.value, StandardCharsets.ISO_8859_1));
            }
        }
        return values;
    }

    /** Whether no octet of it is above 127, as it has to be without SMTPUTF8 (RFC 5322 section 2.2). */
    boolean isAscii() {
        for (int i = head.from(); i < end; i++) {
            if (octets[i] < 0) {
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
        cut |= fields.removeIf(field -> isNamed(field, name));
    }

    /** The message with the changes; an empty line is put before a body that had none. */
    MessageContent changed() {
        MessageContent before = MessageContent.of(added.toString().getBytes(StandardCharsets.UTF_8));
        boolean separated = end == head.to() || octets[end] == '\r';
        if (separated && !cut) {
            return before.then(content);
        }
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        for (Field field : fields) {
            section.write(octets, field.start, field.end - field.start);
        }
        if (!separated) {
            section.writeBytes(CRLF);
        }
        return before.then(MessageContent.of(section.toByteArray()))
                .then(content.slice(end - head.from(), content.length()));
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
            if (lower(octets[field.start + i]) != lower(name.charAt(i))) {
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
        while (end > start && octets[end - 1] <= ' ') {
            end--;
        }
        return end;
    }

    /** Position of the colon behind a field name (obsolete white space before it is allowed), -1 where there is none. */
    private int colon(int start) {
        int i = start;
        while (i < head.to() && octets[i] > ' ' && octets[i] < 127 && octets[i] != ':') {
            i++;
        }
        int nameEnd = i;
        while (i < head.to() && (octets[i] == ' ' || octets[i] == '\t')) {
            i++;
        }
        return nameEnd > start && i < head.to() && octets[i] == ':' ? i : -1;
    }

    /** Position behind the field, continuation lines included. */
    private int fieldEnd(int start) {
        int i = start;
        while (true) {
            while (i < head.to() && !(octets[i] == '\n' && octets[i - 1] == '\r')) {
                i++;
            }
            i = Math.min(i + 1, head.to());
            boolean continued = i < head.to() && (octets[i] == ' ' || octets[i] == '\t');
            if (!continued) {
                return i;
            }
        }
    }
}
