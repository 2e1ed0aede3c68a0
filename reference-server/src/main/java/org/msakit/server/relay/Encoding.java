package org.msakit.server.relay;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Transfer encodings (RFC 2045 section 6) of text that has one character per octet. */
final class Encoding {
    private static final int LONGEST_LINE = 76;

    private Encoding() {}

    static String base64(String text) {
        byte[] line = {'\r', '\n'};
        return Base64.getMimeEncoder(LONGEST_LINE, line).encodeToString(text.getBytes(StandardCharsets.ISO_8859_1))
                + "\r\n";
    }

    /** Quoted-printable; CRLFs stay line ends, CRs and LFs alone are encoded. */
    static String quotedPrintable(String text) {
        StringBuilder out = new StringBuilder(text.length() + text.length() / 4);
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\r\n", i)) {
                out.append("\r\n");
                column = 0;
                i++;
                continue;
            }
            char octet = text.charAt(i);
            boolean last = i + 1 == text.length() || text.startsWith("\r\n", i + 1);
            boolean blank = octet == ' ' || octet == '\t';
            boolean plain = blank ? !last : octet > ' ' && octet < 127 && octet != '=';
            String coded = plain ? String.valueOf(octet) : String.format(Locale.ROOT, "=%02X", (int) octet);
            if (column + coded.length() > LONGEST_LINE - 1) {
                out.append("=\r\n");
                column = 0;
            }
            out.append(coded);
            column += coded.length();
        }
        return out.toString();
    }
}
