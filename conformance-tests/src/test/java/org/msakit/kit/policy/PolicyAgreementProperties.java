package org.msakit.kit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.msakit.policy.Modifier;
import org.msakit.policy.Reading;
import org.msakit.policy.SubmissionPolicy;

/**
 * The reference server decides as sendmail does, whatever modifiers, access map, privacy flags and features are set, whoever
 * comes, and in whatever order the client asks. The model it is compared with was checked against sendmail line by line.
 */
class PolicyAgreementProperties {
    private static final Map<LawfulDifference, Integer> SEEN = new EnumMap<>(LawfulDifference.class);
    private static final int ENOUGH = 3000;

    @Property(tries = 2000)
    void theReferenceServerDecidesAsSendmailDoes(@ForAll("inputs") PolicyInputs.Input input) {
        PolicyComparison comparison = input.compare(SubmissionPolicy.sendmail());
        comparison.differences().forEach(difference -> SEEN.merge(difference, 1, Integer::sum));
        assertThat(comparison.disagreement()).isEmpty();
    }

    @AfterContainer
    static void everyLawfulDifferenceIsReal() {
        assertThat(SEEN).containsOnlyKeys(LawfulDifference.values());
    }

    @Example
    void theReadingsThatSendmailRefutedDisagreeWithTheServerToo() {
        Reading measured = Reading.MEASURED;
        Reading.Order untaggedFirst =
                (map, tag, untaggedToo, key) -> map.get(key).or(() -> Reading.taggedFirst(map, tag, untaggedToo, key));
        Reading.Gate noGateWithoutAuth = (state, policy) -> !policy.modifiers().contains(Modifier.NO_AUTH);
        Map<String, Reading> refuted = Map.of(
                "an untagged key comes first",
                new Reading(untaggedFirst, measured.skip(), measured.offers(), measured.gate()),
                "SKIP needs no feature",
                new Reading(measured.order(), policy -> true, measured.offers(), measured.gate()),
                "A overrides a, as the manual says",
                new Reading(measured.order(), measured.skip(), measured.offers(), noGateWithoutAuth));
        refuted.forEach((name, reading) -> assertThat(disagreesSoon(new SubmissionPolicy(reading)))
                .as(name)
                .isTrue());
    }

    private static boolean disagreesSoon(SubmissionPolicy model) {
        Random random = new Random(1);
        return PolicyInputs.inputs().generator(ENOUGH).stream(random)
                .limit(ENOUGH)
                .anyMatch(input -> input.value().compare(model).disagreement().isPresent());
    }

    @Provide
    Arbitrary<PolicyInputs.Input> inputs() {
        return PolicyInputs.inputs();
    }
}
