package org.msakit.tls;

import org.msakit.wire.Octets;

/** Writes the fields of TLS structures (RFC 8446 section 3): numbers, and vectors with their length in front. */
final class Fields {
    private final StringBuilder out = new StringBuilder();

    Fields number(int octets, int value) {
        for (int i = octets - 1; i >= 0; i--) {
            out.append((char) (value >> (8 * i) & 0xFF));
        }
        return this;
    }

    Fields raw(Octets octets) {
        out.append(octets.latin1());
        return this;
    }

    /** A vector whose length is written in that many octets. */
    Fields vector(int lengthOctets, Octets content) {
        return number(lengthOctets, content.length()).raw(content);
    }

    Octets octets() {
        return new Octets(out.toString());
    }
}
