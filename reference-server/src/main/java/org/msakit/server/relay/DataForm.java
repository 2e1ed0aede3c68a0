package org.msakit.server.relay;

import java.io.IOException;
import java.io.OutputStream;
import org.msakit.server.delivery.ContentBuilder;
import org.msakit.server.delivery.MessageContent;

/** Message content as it goes behind a 354 (RFC 5321 section 4.5.2); what lies between two doubled dots stays as it is. */
final class DataForm extends OutputStream {
    private static final byte[] DOT = {'.'};
    private static final int LINE_END = 0x0D0A;

    private final ContentBuilder out = new ContentBuilder();
    /** The latest two octets; at first as if a line had ended. */
    private int latest = LINE_END;

    private DataForm() {}

    /** Doubles dots at line starts and ends the data. */
    static MessageContent of(MessageContent content) throws IOException {
        DataForm form = new DataForm();
        content.writeTo(form);
        boolean ended = (form.latest & 0xFF) == '\n';
        return form.out.build().then(MessageContent.of(ended ? ".\r\n" : "\r\n.\r\n"));
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] in, int from, int count) {
        int start = from;
        for (int i = from; i < from + count; i++) {
            if (in[i] == '.' && latest == LINE_END) {
                out.add(in, start, i);
                out.add(DOT, 0, DOT.length);
                start = i;
            }
            latest = ((latest << Byte.SIZE) | (in[i] & 0xFF)) & 0xFFFF;
        }
        out.add(in, start, from + count);
    }
}
