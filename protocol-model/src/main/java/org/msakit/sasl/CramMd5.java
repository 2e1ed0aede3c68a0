package org.msakit.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The computation of CRAM-MD5 (RFC 2195 section 2). */
public final class CramMd5 {
    private static final String MAC = "HmacMD5";

    private CramMd5() {}

    /** The digest of a challenge, keyed by the password, in lower-case hexadecimal. */
    public static String digest(String password, String challenge) {
        try {
            Mac function = Mac.getInstance(MAC);
            function.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), MAC));
            return HexFormat.of().formatHex(function.doFinal(challenge.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + " is part of every Java platform", e);
        }
    }
}
