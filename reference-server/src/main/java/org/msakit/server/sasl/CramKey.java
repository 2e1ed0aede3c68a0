package org.msakit.server.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a server keeps of a password for CRAM-MD5: the states of the two MD5 computations behind the padded key (RFC 2104
 * section 4). Whoever has them can log in by CRAM-MD5, and by nothing else.
 */
public final class CramKey {
    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    private CramKey(byte[] key) {
        byte[] block = key.length > BLOCK ? md5().digest(key) : key;
        inner = keyed(block, INNER);
        outer = keyed(block, OUTER);
    }

    /** The key of a password, which is not kept. */
    public static CramKey of(String password) {
        return new CramKey(password.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest over the challenge, in lower-case hexadecimal. */
    public String digest(String challenge) {
        MessageDigest hash = copy(inner);
        byte[] first = hash.digest(challenge.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(copy(outer).digest(first));
    }

    private static MessageDigest keyed(byte[] key, byte pad) {
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
        }
        MessageDigest hash = md5();
        hash.update(block);
        return hash;
    }

    private static MessageDigest copy(MessageDigest state) {
        try {
            return (MessageDigest) state.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("MD5 of this Java platform cannot be copied", e);
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 is part of every Java platform", e);
        }
    }

    @Override
    public String toString() {
        return "CramKey";
    }
}
