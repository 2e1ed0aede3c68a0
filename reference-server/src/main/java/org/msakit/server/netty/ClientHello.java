package org.msakit.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client's first flight says before the TLS stack looks at it.
 *
 * @param recordVersion version of the first record
 * @param version version in the hello
 * @param suites cipher suites, in the client's order
 * @param compressions compression methods
 * @param extensions contents by type
 */
record ClientHello(
        int recordVersion,
        int version,
        List<Integer> suites,
        List<Integer> compressions,
        Map<Integer, ByteBuf> extensions) {
    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;

    private static final int HANDSHAKE_RECORD = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int LONGEST = 1 << 16;
    private static final int RANDOM = 32;
    private static final int SERVER_NAME = 0;
    private static final int ALPN = 16;
    private static final int SUPPORTED_VERSIONS = 43;

    /** How far the octets have come. */
    enum Progress {
        /** The hello is not complete. */
        MORE,
        /** No hello that could be looked into; the TLS stack has its own opinion on it. */
        OPAQUE,
        /** Complete. */
        WHOLE
    }

    /** Whether the octets hold a hello, cut into records in any way. */
    static Progress progress(ByteBuf in) {
        ByteBuf message = message(in);
        boolean otherRecord = in.isReadable() && in.getByte(in.readerIndex()) != HANDSHAKE_RECORD;
        boolean otherMessage = message.isReadable() && message.getByte(0) != CLIENT_HELLO;
        if (otherRecord || otherMessage || in.readableBytes() > LONGEST) {
            return Progress.OPAQUE;
        }
        boolean whole = message.readableBytes() >= MESSAGE_HEADER
                && message.readableBytes() >= MESSAGE_HEADER + message.getUnsignedMedium(1);
        return whole ? Progress.WHOLE : Progress.MORE;
    }

    /** The hello that {@link #progress} found; empty where its lengths do not add up. */
    static Optional<ClientHello> parse(ByteBuf in) {
        ByteBuf hello = message(in).skipBytes(MESSAGE_HEADER);
        try {
            int version = hello.readUnsignedShort();
            hello.skipBytes(RANDOM).skipBytes(hello.readUnsignedByte());
            List<Integer> suites = new ArrayList<>();
            for (ByteBuf codes = hello.readSlice(hello.readUnsignedShort()); codes.isReadable(); ) {
                suites.add(codes.readUnsignedShort());
            }
            List<Integer> compressions = new ArrayList<>();
            for (ByteBuf codes = hello.readSlice(hello.readUnsignedByte()); codes.isReadable(); ) {
                compressions.add((int) codes.readUnsignedByte());
            }
            Map<Integer, ByteBuf> extensions = new HashMap<>();
            if (hello.isReadable()) {
                for (ByteBuf all = hello.readSlice(hello.readUnsignedShort()); all.isReadable(); ) {
                    extensions.put(all.readUnsignedShort(), all.readSlice(all.readUnsignedShort()));
                }
            }
            return Optional.of(new ClientHello(
                    in.getUnsignedShort(in.readerIndex() + 1), version, suites, compressions, extensions));
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static ByteBuf message(ByteBuf in) {
        ByteBuf message = Unpooled.buffer();
        int at = in.readerIndex();
        while (at + RECORD_HEADER <= in.writerIndex() && in.getByte(at) == HANDSHAKE_RECORD) {
            int length = Math.min(in.getUnsignedShort(at + 3), in.writerIndex() - at - RECORD_HEADER);
            message.writeBytes(in, at + RECORD_HEADER, length);
            at += RECORD_HEADER + in.getUnsignedShort(at + 3);
        }
        return message;
    }

    /** The host that the client wants to talk to (RFC 6066 section 3). */
    Optional<String> serverName() {
        return Optional.ofNullable(extensions.get(SERVER_NAME))
                .filter(list -> list.readableBytes() > 5)
                .map(list ->
                        list.toString(list.readerIndex() + 5, list.readableBytes() - 5, StandardCharsets.US_ASCII));
    }

    /** Whether the client says which protocol it wants to speak (RFC 7301). */
    boolean namesProtocol() {
        return extensions.containsKey(ALPN);
    }

    /** Whether this version is offered, in the way of its time. */
    boolean offers(int wanted) {
        ByteBuf versions = extensions.get(SUPPORTED_VERSIONS);
        if (versions == null) {
            return version == wanted;
        }
        for (int at = versions.readerIndex() + 1; at + 1 < versions.writerIndex(); at += 2) {
            if (versions.getUnsignedShort(at) == wanted) {
                return true;
            }
        }
        return false;
    }
}
