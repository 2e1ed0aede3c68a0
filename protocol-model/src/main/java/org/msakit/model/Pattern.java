package org.msakit.model;

import java.util.List;
import java.util.function.Predicate;
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

    /**
     * Replies whose code is one of those named, separated by {@code |}; {@code 5yz} stands for a whole class and
     * {@code xyz} for every reply, and {@code 5yz!503!530} for a class without some codes.
     */
    public static Pattern reply(String codes) {
        List<String> names = List.of(codes.split("\\|"));
        return new Pattern(
                codes,
                o -> o instanceof Observation.Answer a && names.stream().anyMatch(name -> matches(name, a.reply())));
    }

    private static boolean matches(String name, Reply reply) {
        if (name.indexOf('!') > 0) {
            String[] parts = name.split("!");
            return matches(parts[0], reply)
                    && List.of(parts).subList(1, parts.length).stream().noneMatch(p -> matches(p, reply));
        }
        if (name.equals("xyz")) {
            return true;
        }
        return name.endsWith("yz") ? reply.klass() == name.charAt(0) - '0' : reply.code() == Integer.parseInt(name);
    }

    public boolean matches(Observation observation) {
        return test.test(observation);
    }
}
