package org.msakit.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.msakit.model.SessionState;

/** The keywords of an EHLO reply (RFC 5321 section 4.1.1.1): always the same ones in the same situation. */
final class Offer {
    private static final List<String> PLAIN_KEYWORDS = List.of(
            "PIPELINING",
            "ENHANCEDSTATUSCODES",
            "8BITMIME",
            "CHUNKING",
            "BINARYMIME",
            "SMTPUTF8",
            "DSN",
            "HELP",
            "VRFY",
            "EXPN",
            "X-MSAKIT",
            "SIZE",
            "SIZE 0",
            "SIZE 10485760",
            "SIZE 99999999999999999999",
            "DELIVERBY",
            "DELIVERBY 240",
            "DELIVERBY 9,REG=1",
            "CHUNKING",
            "BINARYMIME",
            "SMTPUTF8",
            "REQUIRETLS",
            "MT-PRIORITY",
            "MT-PRIORITY MIXER",
            "FUTURERELEASE 86400 2100-01-01T00:00:00Z",
            "LIMITS RCPTMAX=5000",
            "LIMITS RCPTMAX=9000 MAILMAX=500");

    /** Keywords that must not stand without another one. */
    private static final Map<String, String> NEEDS = Map.of("BINARYMIME", "CHUNKING", "SMTPUTF8", "8BITMIME");

    private static final Set<String> NEED_TLS = Set.of("SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS", "OAUTHBEARER");
    private static final List<String> CHALLENGING = List.of(
            "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS", "OAUTHBEARER");

    private Offer() {}

    static List<String> lines(SessionState state, Manners manners) {
        List<String> lines = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(manners.seed() * 31 + (state.tls() ? 1 : 0));
        List<String> mechanisms = mechanisms(random);
        Set<String> keywords = new HashSet<>();
        for (String line : PLAIN_KEYWORDS) {
            boolean twice = keywords.contains(keyword(line));
            boolean lawful = lines.contains(NEEDS.getOrDefault(line, line)) || !NEEDS.containsKey(line);
            boolean here = state.tls() || !line.equals("REQUIRETLS");
            if (random.nextDouble() < manners.keywords() && !twice && lawful && here) {
                lines.add(line);
                keywords.add(keyword(line));
            }
        }
        drop(lines, "BINARYMIME", "CHUNKING");
        drop(lines, "SMTPUTF8", "8BITMIME");
        boolean starttls = random.nextDouble() < 0.9;
        if (!state.tls() && starttls) {
            lines.add("STARTTLS");
        }
        boolean plain = state.tls() || (!manners.exact() && random.nextBoolean());
        List<String> offered = new ArrayList<>(plain ? mechanisms : List.of());
        boolean hidden = state.login().done() && random.nextBoolean();
        challenging(offered, state.tls(), manners);
        if (!offered.isEmpty() && !hidden) {
            lines.add("AUTH " + String.join(" ", offered));
        }
        return lines;
    }

    /** An extension that needs another is not offered without it (RFC 3030 section 3, RFC 6531 section 3.1). */
    private static void drop(List<String> lines, String keyword, String needed) {
        if (!lines.contains(needed)) {
            lines.remove(keyword);
        }
    }

    private static String keyword(String line) {
        int end = line.indexOf(' ');
        return end < 0 ? line : line.substring(0, end);
    }

    private static List<String> mechanisms(SplittableRandom random) {
        List<String> names = new ArrayList<>(List.of("PLAIN"));
        if (random.nextBoolean()) {
            names.add(random.nextInt(names.size() + 1), "LOGIN");
        }
        if (random.nextInt(4) == 0) {
            names.add(random.nextInt(names.size() + 1), "X-OTHER");
        }
        return names;
    }

    /**
     * Adds mechanisms without plain passwords, in some place of the line. Those that need TLS are not offered without it
     * (RFC 5802 section 6, RFC 7628 section 3). A server with others may do without plain passwords, though it should
     * not (RFC 4954 section 4).
     */
    private static void challenging(List<String> names, boolean tls, Manners manners) {
        SplittableRandom random = new SplittableRandom(manners.seed() * 37 + (tls ? 1 : 0));
        List<String> others = CHALLENGING.stream()
                .filter(name -> (tls || !NEED_TLS.contains(name)) && random.nextDouble() < manners.mechanisms())
                .toList();
        if (!others.isEmpty() && !manners.exact() && random.nextInt(10) == 0) {
            names.clear();
        }
        others.forEach(name -> names.add(random.nextInt(names.size() + 1), name));
    }
}
