package org.msakit.server.relay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Message content as it goes behind a 354 (RFC 5321 section 4.5.2). */
final class DataForm {
    private DataForm() {}

    /** Doubles dots at line starts and ends the data. */
    static byte[] of(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + content.length / 64 + 8);
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            boolean lineStart = i == 0 || (i >= 2 && content[i - 1] == '\n' && content[i - 2] == '\r');
            if (lineStart && content[i] == '.') {
                out.write(content, start, i - start);
                out.write('.');
                start = i;
            }
        }
        out.write(content, start, content.length - start);
        boolean ended = content.length == 0 || content[content.length - 1] == '\n';
        out.writeBytes((ended ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
