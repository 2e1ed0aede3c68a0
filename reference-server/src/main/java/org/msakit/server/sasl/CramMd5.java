package org.msakit.server.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CRAM-MD5 (RFC 2195): the server speaks first. Whoever listens can try passwords at leisure, and the server must keep what
 * is as good as the password; hence it is offered only where the operator names it.
 */
public final class CramMd5 implements Mechanism {
    private static final Pattern RESPONSE = Pattern.compile("(?s)(.+) ([^ ]+)");
    private static final int NONCE_OCTETS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String name() {
        return "CRAM-MD5";
    }

    @Override
    public boolean usable(Circumstances now) {
        return true;
    }

    @Override
    public Exchange start(Circumstances now) {
        byte[] nonce = new byte[NONCE_OCTETS];
        RANDOM.nextBytes(nonce);
        String challenge = "<" + HexFormat.of().formatHex(nonce) + "@" + now.hostname() + ">";
        return new ServerFirst() {
            @Override
            public Step begin() {
                return Step.Challenge.of(challenge);
            }

            @Override
            public Step respond(byte[] response) {
                Matcher answer = RESPONSE.matcher(Utf8.decode(response).orElse(""));
                return answer.matches()
                        ? check(now.secrets(), challenge, answer.group(1), answer.group(2))
                        : new Step.Malformed();
            }
        };
    }

    private static Step check(Secrets secrets, String challenge, String user, String digest) {
        byte[] wanted = secrets.cram(user).digest(challenge).getBytes(StandardCharsets.US_ASCII);
        boolean right = MessageDigest.isEqual(wanted, digest.getBytes(StandardCharsets.UTF_8));
        Optional<String> name = SaslPrep.query(user);
        return right && name.isPresent() ? new Step.Granted(name.get()) : new Step.Refused();
    }
}
