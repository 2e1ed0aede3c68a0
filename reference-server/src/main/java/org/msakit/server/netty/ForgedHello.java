package org.msakit.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import org.msakit.server.mutant.HostFault;

/**
 * Faults of a TLS stack that no stack of today can be made to have: a ServerHello, written by hand, agrees to what it
 * must not. The handshake ends there.
 */
record ForgedHello(HostFault fault) implements HelloRule {
    private static final int SSL_3_0 = 0x0300;
    private static final int TLS_1_0 = 0x0301;
    private static final int TLS_1_1 = 0x0302;
    private static final int PROTOCOL_VERSION = 70;
    private static final int DEFLATE = 1;
    private static final int RANDOM = 32;
    private static final byte[] BOUND = {0, 9, (byte) 0xFF, 1, 0, 1, 0, 0, 23, 0, 0};
    private static final List<Integer> ECDHE_GCM = List.of(0xC02B, 0xC02F);
    private static final List<Integer> NULL = List.of(0x0001, 0x0002, 0x003B);
    private static final List<Integer> RC4 = List.of(0x0004, 0x0005);
    private static final List<Integer> EXPORT = List.of(0x0003, 0x0008, 0x0009, 0x0014, 0x0015);
    private static final List<Integer> STATIC_RSA = List.of(0x009C, 0x009D, 0x003C, 0x002F, 0x0035);

    @Override
    public Optional<byte[]> answer(ClientHello hello) {
        return switch (fault) {
            case SSL_3_0 -> agreeTo(SSL_3_0, hello);
            case TLS_1_0 -> agreeTo(TLS_1_0, hello);
            case TLS_1_1 -> agreeTo(TLS_1_1, hello);
            case NO_TLS_1_2 -> Optional.of(HelloRule.alert(PROTOCOL_VERSION));
            case RECORD_VERSION_LOOKED_AT ->
                hello.recordVersion() < TLS_1_0 ? Optional.of(HelloRule.alert(PROTOCOL_VERSION)) : Optional.empty();
            case NULL_SUITES -> choose(NULL, hello);
            case RC4_SUITES -> choose(RC4, hello);
            case EXPORT_SUITES -> choose(EXPORT, hello);
            case RSA_KEY_TRANSPORT -> choose(STATIC_RSA, hello);
            case COMPRESSION ->
                hello.compressions().contains(DEFLATE)
                        ? Optional.of(serverHello(hello, DEFLATE, BOUND))
                        : Optional.empty();
            case UNBOUND ->
                old(hello) && ECDHE_GCM.contains(hello.suites().get(0))
                        ? Optional.of(serverHello(hello, 0, new byte[0]))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** TLS 1.2 at most, so that clients of today are served by the real stack. */
    private static boolean old(ClientHello hello) {
        return hello.offers(ClientHello.TLS_1_2) && !hello.offers(ClientHello.TLS_1_3);
    }

    private static Optional<byte[]> agreeTo(int version, ClientHello hello) {
        return hello.offers(version) ? Optional.of(serverHello(hello, 0, BOUND)) : Optional.empty();
    }

    /** The client's favourite, where it is one of these. */
    private static Optional<byte[]> choose(List<Integer> suites, ClientHello hello) {
        boolean wanted = old(hello) && suites.contains(hello.suites().get(0));
        return wanted ? Optional.of(serverHello(hello, 0, BOUND)) : Optional.empty();
    }

    private static byte[] serverHello(ClientHello hello, int compression, byte[] extensions) {
        ByteBuf body = Unpooled.buffer();
        body.writeShort(hello.version()).writeZero(RANDOM).writeByte(0);
        body.writeShort(hello.suites().get(0)).writeByte(compression).writeBytes(extensions);
        ByteBuf record = Unpooled.buffer();
        record.writeByte(22).writeShort(hello.version()).writeShort(body.readableBytes() + 4);
        record.writeByte(2).writeMedium(body.readableBytes()).writeBytes(body);
        return ByteBufUtil.getBytes(record);
    }
}
