package org.msakit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.replies.StatusCodeRegistry;
import org.msakit.wire.Base64Text;
import org.msakit.wire.EnhancedCode;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** Words a reply: the form is that of RFC 5321 section 4.2, the text anything. */
final class ReplyComposer {
    private static final String NAME = "sim.example.test";
    private static final List<String> WORDS =
            List.of("ok", "fine", "go ahead", "no", "not now", "what", "I beg your pardon", "closing", "250", "5.7.1");

    /** RFC 4954 section 6: the enhanced codes of AUTH replies. */
    private static final Map<Integer, String> OF_AUTH = Map.of(
            235, "2.7.0", 432, "4.7.12", 454, "4.7.0", 530, "5.7.0", 534, "5.7.9", 535, "5.7.8", 538, "5.7.11", 504,
            "5.5.4");

    /** Mechanisms that begin with an empty challenge (RFC 4422 section 3). */
    private static final Set<String> CLIENT_FIRST =
            Set.of("PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS", "OAUTHBEARER");

    private final Manners manners;

    /** Whether enhanced codes are offered, in clear text and inside TLS. */
    private final boolean[] enhancing = new boolean[2];

    ReplyComposer(Manners manners) {
        this.manners = manners;
        for (boolean tls : new boolean[] {false, true}) {
            List<String> offered = Offer.lines(SessionState.connected(tls), manners);
            enhancing[tls ? 1 : 0] = offered.contains("ENHANCEDSTATUSCODES");
        }
    }

    Reply compose(int code, SessionState state, Stimulus stimulus, SplittableRandom random) {
        String verb =
                stimulus instanceof Stimulus.Command command ? command.line().verb() : "";
        List<String> texts = new ArrayList<>();
        if (stimulus instanceof Stimulus.Connect) {
            texts.add(NAME + " ESMTP " + words(random));
        } else if (code == 250 && verb.equals("EHLO")) {
            texts.add(NAME);
            texts.addAll(Offer.lines(state, manners));
        } else if (code == 250 && verb.equals("HELO")) {
            texts.add(NAME);
        } else if (code == 334) {
            texts.add(challenge(state, stimulus, random));
        } else {
            String enhanced = enhanced(code, state, verb, random);
            int lines = code == 354 ? 1 : 1 + random.nextInt(manners.lines());
            for (int i = 0; i < lines; i++) {
                texts.add(enhanced + (verb.equals("VRFY") && code / 10 == 25 ? "<bob@example.test>" : words(random)));
            }
        }
        return reply(code, texts);
    }

    /** A 334 that says this (RFC 4954 section 4). */
    static Reply challenge(Octets said) {
        return reply(334, List.of(Base64Text.encode(said)));
    }

    private static String challenge(SessionState state, Stimulus stimulus, SplittableRandom random) {
        boolean clientFirst = stimulus instanceof Stimulus.Command c
                && CLIENT_FIRST.contains(c.line().argument().strip().toUpperCase(Locale.ROOT));
        return clientFirst ? "" : Base64Text.encode(random.nextBoolean() ? "Username:" : state.user() + "?");
    }

    private String enhanced(int code, SessionState state, String verb, SplittableRandom random) {
        boolean wanted = enhancing[state.tls() ? 1 : 0];
        boolean hello = verb.equals("EHLO") || verb.equals("HELO");
        if (code / 100 == 3 || (!wanted && (hello || random.nextBoolean()))) {
            return "";
        }
        return OF_AUTH.getOrDefault(code, any(code, verb, random)) + " ";
    }

    private String any(int code, String verb, SplittableRandom random) {
        if (manners.exact()) {
            List<EnhancedCode> usual = StatusCodeRegistry.with(code).stream()
                    .filter(enhanced -> verb.equals("MAIL") || !speaksOfSender(enhanced))
                    .toList();
            return usual.get(random.nextInt(usual.size())).toString();
        }
        return code / 100 + "." + random.nextInt(8) + "." + random.nextInt(12);
    }

    /** X.1.7 and X.1.8 (RFC 3463 section 3.2). */
    private static boolean speaksOfSender(EnhancedCode code) {
        return code.subject() == 1 && (code.detail() == 7 || code.detail() == 8);
    }

    private static String words(SplittableRandom random) {
        return random.ints(1 + random.nextInt(3), 0, WORDS.size())
                .mapToObj(WORDS::get)
                .filter(w -> !Character.isDigit(w.charAt(0)))
                .collect(Collectors.joining(" ", "said: ", ""));
    }

    private static Reply reply(int code, List<String> texts) {
        List<Octets> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(Octets.line(code + (i < texts.size() - 1 ? "-" : " ") + texts.get(i)));
        }
        return new Reply(code, lines, Set.of());
    }
}
