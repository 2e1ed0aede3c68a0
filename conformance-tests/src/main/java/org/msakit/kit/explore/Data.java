package org.msakit.kit.explore;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.msakit.model.SessionState;

/** Draws the data of stimuli: names, addresses and parameters of the grammar of RFC 5321 section 4.1.2, bodies. */
final class Data {
    private static final String ATEXT = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789!#$%&'*+-/=?^_`{|}~";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private Data() {}

    static String oneOf(SplittableRandom random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    static String word(SplittableRandom random) {
        return text(random, LETTERS, 1 + random.nextInt(8));
    }

    private static String text(SplittableRandom random, String of, int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf(of.charAt(random.nextInt(of.length()))))
                .collect(Collectors.joining());
    }

    static String helloName(SplittableRandom random) {
        return oneOf(random, "[127.0.0.1]", "[IPv6:2001:db8::1]", "client.example", word(random) + ".example");
    }

    /** A mailbox in a domain that nobody serves. */
    static String address(SplittableRandom random) {
        String local = text(random, ATEXT, 1 + random.nextInt(12));
        if (random.nextInt(4) == 0) {
            local += "." + word(random);
        }
        return local + "@" + word(random) + ".example";
    }

    /** Valid parameters of the extensions offered. */
    static String mailParameters(SessionState state, SplittableRandom random) {
        StringBuilder out = new StringBuilder();
        if (state.offered().has("SIZE") && random.nextBoolean()) {
            out.append(" SIZE=").append(random.nextInt(9_999));
        }
        if (state.offered().has("8BITMIME") && random.nextBoolean()) {
            out.append(" BODY=").append(oneOf(random, "7BIT", "8BITMIME"));
        }
        if (state.offered().has("DSN") && random.nextBoolean()) {
            out.append(" RET=")
                    .append(oneOf(random, "FULL", "HDRS"))
                    .append(" ENVID=")
                    .append(word(random));
        }
        if (state.offered().has("SMTPUTF8") && random.nextBoolean()) {
            out.append(" SMTPUTF8");
        }
        if (state.offered().has("DELIVERBY") && random.nextInt(4) == 0) {
            out.append(" BY=").append(oneOf(random, "86400;R", "99999;N", "-9;RT", "0;N", "x"));
        }
        if (state.offered().has("MT-PRIORITY") && random.nextInt(4) == 0) {
            out.append(" MT-PRIORITY=").append(random.nextInt(12) - 2);
        }
        if (state.offered().has("FUTURERELEASE") && random.nextInt(4) == 0) {
            out.append(oneOf(random, " HOLDFOR=60", " HOLDFOR=999999999", " HOLDUNTIL=2026-12-31T00:00:00Z"));
        }
        if (state.offered().has("REQUIRETLS") && random.nextInt(4) == 0) {
            out.append(" REQUIRETLS");
        }
        return out.toString();
    }

    /** Lines of text; some begin with dots that were stuffed. */
    static String body(SplittableRandom random) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> oneOf(random, "", "..", "...") + word(random))
                .collect(Collectors.joining("\r\n"));
    }
}
