package org.msakit.audit;

import java.util.List;
import java.util.stream.Stream;

/** All rules. */
public final class Rules {
    private static final List<Rule> ALL = Stream.of(
                    ListenerRules.RULES,
                    MechanismRules.RULES,
                    TlsRules.RULES,
                    CommandRules.RULES,
                    AccessRules.RULES,
                    ServerFeatureRules.RULES,
                    RelayRules.RULES,
                    SubmissionProgramRules.RULES)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }
}
