package org.msakit.server.address;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What an address may be written in. */
public enum Alphabet {
    /** RFC 5321 section 4.1.2. */
    ASCII,
    /** RFC 6531 section 3.3: UTF-8 in local parts, and domains of U-labels. */
    UTF_8;

    /**
     * The text that octets stand for.
     *
     * @param octets one character per octet
     * @return the text; empty where the octets are not in this alphabet
     */
    public Optional<String> read(String octets) {
        if (isAscii(octets)) {
            return Optional.of(octets);
        }
        if (this == ASCII) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
