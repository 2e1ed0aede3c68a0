package org.msakit.server.session;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Octet sequences that a client may send, made from a seed: command lines, fragments of them, and garbage. */
final class OctetSequences {
    private static final List<String> FRAGMENTS = List.of(
            "EHLO x\r\n",
            "HELO [127.0.0.1]\r\n",
            "EHLO " + "a.".repeat(120) + "\r\n",
            Dialogue.PLAIN_ALICE + "\r\n",
            "AUTH PLAIN " + Dialogue.base64("\0nobody\0x") + "\r\n",
            "AUTH LOGIN\r\n",
            "AUTH PLAIN\r\n",
            "AUTH XNONE =\r\n",
            Dialogue.base64("alice") + "\r\n",
            Dialogue.base64("secret") + "\r\n",
            Dialogue.base64("\0alice\0secret") + "\r\n",
            "*\r\n",
            "STARTTLS\r\n",
            "MAIL FROM:<alice@example.test>\r\n",
            "MAIL FROM:<> BODY=8BITMIME SIZE=10\r\n",
            "MAIL FROM:<alice@example.test> BODY=BINARYMIME SMTPUTF8\r\n",
            "MAIL FROM:<a@b> RET=HDRS ENVID=x+2By HOLDFOR=1 BY=100;R MT-PRIORITY=3 REQUIRETLS AUTH=<>\r\n",
            "RCPT TO:<bob@example.test>\r\n",
            "RCPT TO:<@a.test,@b.test:x@else.test> NOTIFY=NEVER ORCPT=rfc822;x@y\r\n",
            "RCPT TO:<postmaster>\r\n",
            "DATA\r\n",
            "BDAT 5\r\nab\r\nc",
            "BDAT 0 LAST\r\n",
            "BDAT 3 LAST\r\nxyz",
            "BDAT 99999999999999999999\r\n",
            "Subject: x\r\n\r\ntext\r\n..more\r\n",
            "Date: a\r\ndate: b\r\n\r\n",
            ".\r\n",
            "\r\n.\r\n",
            "\n.\n",
            "\r.\r",
            "NOOP\r\n",
            "RSET\r\n",
            "VRFY x\r\n",
            "EXPN x\r\n",
            "ETRN @x\r\n",
            "HELP MAIL\r\n",
            "QUIT\r\n",
            "BURL x\r\n",
            "\r",
            "\n",
            "\0",
            "\r\n",
            "\u00ff\u0080");
    private static final List<String> LOGIN =
            List.of("", "", "EHLO x\r\n", "EHLO x\r\n" + Dialogue.PLAIN_ALICE + "\r\n");
    private static final List<String> RUNS = List.of("a", ".", " ", "MAIL FROM:<", "AUTH ");
    private static final int LONG_RUN = 3000;

    private OctetSequences() {}

    /** The sequence of a seed, one character per octet. */
    static String of(SplittableRandom random) {
        StringBuilder octets = new StringBuilder(pick(LOGIN, random));
        int parts = 1 + random.nextInt(14);
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(32)) {
                case 0, 1 -> garbage(octets, random);
                case 2 -> octets.append(pick(FRAGMENTS, random).toLowerCase(Locale.ROOT));
                case 3 -> damaged(octets, pick(FRAGMENTS, random), random);
                case 4 -> octets.append(run(random));
                default -> octets.append(pick(FRAGMENTS, random));
            }
        }
        return octets.toString();
    }

    private static String run(SplittableRandom random) {
        String piece = pick(RUNS, random);
        return random.nextInt(64) == 0 ? piece.repeat(LONG_RUN) : piece.repeat(random.nextInt(20));
    }

    private static void garbage(StringBuilder octets, SplittableRandom random) {
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            octets.append((char) random.nextInt(256));
        }
    }

    /** One octet of the fragment changed, dropped or doubled. */
    private static void damaged(StringBuilder octets, String fragment, SplittableRandom random) {
        int at = random.nextInt(fragment.length());
        String middle = switch (random.nextInt(3)) {
            case 0 -> String.valueOf((char) random.nextInt(256));
            case 1 -> "";
            default -> fragment.substring(at, at + 1).repeat(2);
        };
        octets.append(fragment, 0, at).append(middle).append(fragment, at + 1, fragment.length());
    }

    private static String pick(List<String> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
