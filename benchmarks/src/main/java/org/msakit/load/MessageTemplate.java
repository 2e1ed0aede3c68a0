package org.msakit.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Makes messages that differ in their Message-ID alone. Safe for use by several threads. */
final class MessageTemplate {
    /** The addresses that every message is sent with. */
    static final String SENDER = "alice@example.test";

    static final String RECIPIENT = "bob@example.test";

    private static final String BEFORE_ID = "Date: Tue, 24 Nov 2026 12:00:00 +0000\r\nFrom: <" + SENDER + ">\r\nTo: <"
            + RECIPIENT + ">\r\nSubject: load\r\nMessage-ID: <";
    private static final String AFTER_ID = "@load.example.test>\r\n\r\n";
    private static final int ID_LENGTH = 16;
    private static final int LINE = 78;

    private final byte[] octets;
    private final AtomicLong made = new AtomicLong();

    /** Messages of that size; a size that is too small for the header gives an empty body. */
    MessageTemplate(int size) {
        StringBuilder text =
                new StringBuilder(BEFORE_ID).append("0".repeat(ID_LENGTH)).append(AFTER_ID);
        while (size - text.length() > 1) {
            int left = size - text.length();
            int line = left > LINE && left < LINE + 2 ? LINE - 2 : Math.min(left, LINE);
            text.append("x".repeat(line - 2)).append("\r\n");
        }
        octets = text.append(".\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A message with the line that ends it, to be released by whoever writes it. */
    ByteBuf next(ByteBufAllocator allocator) {
        ByteBuf message = allocator.directBuffer(octets.length).writeBytes(octets);
        long number = made.incrementAndGet();
        for (int i = BEFORE_ID.length() + ID_LENGTH - 1; number != 0; i--) {
            message.setByte(i, Character.forDigit((int) (number & 15), 16));
            number >>>= 4;
        }
        return message;
    }
}
