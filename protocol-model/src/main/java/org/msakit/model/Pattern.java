package org.msakit.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/**
 * A set of observations.
 *
 * @param text for explanations
 * @param test membership
 */
public record Pattern(String text, Predicate<Observation> test) {
    public static final Pattern TLS_UP = new Pattern("TLS established", o -> o instanceof Observation.TlsUp);
    public static final Pattern TLS_GIVEN_UP =
            new Pattern("handshake given up by the client", o -> o instanceof Observation.TlsRefused r && r.byClient());
    public static final Pattern CLOSED = new Pattern("connection closed", o -> o instanceof Observation.Closed);

    /** Codes that a server has use for in the submission of mail: what a pattern is sampled from. */
    private static final List<Integer> USUAL = List.of(
            211, 214, 220, 221, 235, 250, 251, 252, 334, 354, 421, 432, 450, 451, 452, 454, 455, 500, 501, 502, 503,
            504, 521, 530, 534, 535, 538, 550, 551, 552, 553, 554, 555, 556);

    private static final Map<String, Pattern> REPLIES = new ConcurrentHashMap<>();

    /**
     * Replies whose code is one of those named, separated by {@code |}; {@code 5yz} stands for a whole class and
     * {@code xyz} for every reply, and {@code 5yz!503!530} for a class without some codes.
     */
    public static Pattern reply(String codes) {
        return REPLIES.computeIfAbsent(codes, Pattern::parse);
    }

    /**
     * A 334 whose challenge (RFC 4954 section 4), decoded, is as told.
     *
     * @param text for explanations
     */
    public static Pattern challenge(String text, Predicate<Octets> challenge) {
        return new Pattern(
                text,
                o -> o instanceof Observation.Answer a
                        && a.reply().code() == 334
                        && !a.reply().lines().isEmpty()
                        && Base64Text.decode(a.reply().text(0))
                                .filter(challenge)
                                .isPresent());
    }

    /** As {@link #reply}, and anew each time. */
    static Pattern parse(String codes) {
        BitSet covered = new BitSet(1000);
        for (String name : codes.split("\\|")) {
            String[] parts = name.split("!");
            BitSet some = range(parts[0]);
            Arrays.stream(parts).skip(1).forEach(without -> some.andNot(range(without)));
            covered.or(some);
        }
        return new Pattern(
                codes,
                o -> o instanceof Observation.Answer a && covered.get(a.reply().code()));
    }

    private static BitSet range(String name) {
        BitSet range = new BitSet(1000);
        if (name.equals("xyz")) {
            range.set(0, 1000);
        } else if (name.endsWith("yz")) {
            int first = (name.charAt(0) - '0') * 100;
            range.set(first, first + 100);
        } else {
            range.set(Integer.parseInt(name));
        }
        return range;
    }

    /** The usual reply codes among those covered; empty where the pattern is not one of replies. */
    public List<Integer> usualCodes() {
        return USUAL.stream()
                .filter(code -> matches(new Observation.Answer(new Reply(code, List.of(), Set.of()))))
                .toList();
    }

    public boolean matches(Observation observation) {
        return test.test(observation);
    }
}
