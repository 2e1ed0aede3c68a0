package org.msakit.load;

import io.netty.buffer.ByteBuf;
import java.util.function.IntConsumer;

/** Finds the reply codes in what a server sends (RFC 5321 section 4.2.1), however the octets are cut. */
final class ReplyReader {
    private static final int CODE_LENGTH = 3;

    private int column;
    private int code;
    private boolean digits = true;
    private boolean last;

    /** Reads all octets; tells the code of each reply that is complete, 0 where a line does not begin with digits. */
    void read(ByteBuf in, IntConsumer replies) {
        while (in.isReadable()) {
            byte octet = in.readByte();
            if (octet == '\n') {
                endLine(replies);
            } else {
                take(octet);
            }
        }
    }

    private void take(byte octet) {
        if (column < CODE_LENGTH) {
            digits &= octet >= '0' && octet <= '9';
            code = code * 10 + octet - '0';
        } else if (column == CODE_LENGTH) {
            last = octet != '-';
        }
        column++;
    }

    private void endLine(IntConsumer replies) {
        int found = digits && column >= CODE_LENGTH ? code : 0;
        boolean complete = last || found == 0;
        column = 0;
        code = 0;
        digits = true;
        last = false;
        if (complete) {
            replies.accept(found);
        }
    }
}
