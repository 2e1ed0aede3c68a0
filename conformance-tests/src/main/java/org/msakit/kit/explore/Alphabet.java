package org.msakit.kit.explore;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All kinds of stimuli, each with generators of its data; valid ones and labelled invalid ones. */
final class Alphabet {
    /** Names of those that lead from state to state, or tell states apart; the others are variants of their data. */
    private static final Set<String> CORE = Set.of(
            "EHLO",
            "HELO",
            "NOOP",
            "RSET",
            "EXPN",
            "unknown verb",
            "STARTTLS",
            "QUIT",
            "AUTH PLAIN good",
            "AUTH PLAIN begun",
            "AUTH PLAIN wrong",
            "AUTH LOGIN begun",
            "response good",
            "response wrong",
            "response cancel",
            "MAIL own",
            "RCPT known",
            "RCPT null",
            "DATA",
            "content",
            "BDAT",
            "BDAT last");

    private static final List<StimulusClass> ALL = Stream.of(
                    SessionStimuli.all(), LoginStimuli.all(), EnvelopeStimuli.all(), ContentStimuli.all())
            .flatMap(List::stream)
            .toList();

    private Alphabet() {}

    static List<StimulusClass> all() {
        return ALL;
    }

    /** Those that test words are made of. */
    static List<StimulusClass> core() {
        return all().stream().filter(stimulus -> CORE.contains(stimulus.name())).toList();
    }
}
