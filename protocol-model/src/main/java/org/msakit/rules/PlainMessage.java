package org.msakit.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.msakit.model.Config;
import org.msakit.wire.Octets;

/** What a PLAIN message asks for (RFC 4616 section 2), as seen by one who knows the accounts. */
enum PlainMessage {
    GOOD,
    /** Good, with the own identity as authorization identity. */
    GOOD_AUTHZID,
    /** Good credentials, but to act as somebody else. */
    FOREIGN_AUTHZID,
    EMPTY_PART,
    /** Not two NULs. */
    MALFORMED,
    INVALID_UTF8,
    /** Wrong, with parts of 255 octets, which every server has to take. */
    LONG_WRONG,
    WRONG;

    static PlainMessage of(Config config, Octets message) {
        String[] parts = message.latin1().split("\0", -1);
        if (parts.length != 3) {
            return MALFORMED;
        }
        if (parts[1].isEmpty() || parts[2].isEmpty()) {
            return EMPTY_PART;
        }
        if (!isUtf8(message)) {
            return INVALID_UTF8;
        }
        if (!config.accepts(utf8(parts[1]), utf8(parts[2]))) {
            return message.length() >= 3 * 255 ? LONG_WRONG : WRONG;
        }
        if (parts[0].isEmpty()) {
            return GOOD;
        }
        return parts[0].equals(parts[1]) ? GOOD_AUTHZID : FOREIGN_AUTHZID;
    }

    static String utf8(String latin1) {
        return new Octets(latin1).asUtf8();
    }

    static boolean isUtf8(Octets octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toBytes()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
