package org.msakit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** Which observations a pattern covers. */
class PatternTest {
    private static final Observation UP = new Observation.TlsUp();
    private static final Observation FAILED = new Observation.TlsRefused(false, "no shared cipher");
    private static final Observation GIVEN_UP = new Observation.TlsRefused(true, "unknown authority");
    private static final Observation CLOSED = new Observation.Closed();
    private static final Observation SILENCE = new Observation.Silence(Duration.ofSeconds(1));
    private static final List<Observation> NO_REPLIES = List.of(UP, FAILED, GIVEN_UP, CLOSED, SILENCE);

    private static Observation answer(int code, String... lines) {
        List<Octets> raw = Stream.of(lines).map(Octets::line).toList();
        return new Observation.Answer(new Reply(code, raw, Set.of()));
    }

    private static List<Integer> covered(String codes) {
        Pattern pattern = Pattern.parse(codes);
        return IntStream.range(0, 1000)
                .filter(code -> pattern.matches(answer(code)))
                .boxed()
                .toList();
    }

    private static List<Integer> codes(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static List<Observation> covered(Pattern pattern) {
        return NO_REPLIES.stream().filter(pattern::matches).toList();
    }

    @Test
    void aCodeStandsForItself() {
        assertThat(covered("250")).containsExactly(250);
        assertThat(covered("221|354")).containsExactly(221, 354);
    }

    @Test
    void aClassHasAHundredCodes() {
        assertThat(covered("2yz")).isEqualTo(codes(200, 299));
        assertThat(covered("5yz")).isEqualTo(codes(500, 599));
    }

    @Test
    void xyzIsEveryReplyOneWithoutACodeIncluded() {
        assertThat(covered("xyz")).isEqualTo(codes(0, 999));
    }

    @Test
    void codesAreTakenOutOfTheSetBeforeThemAlone() {
        assertThat(covered("5yz!503!530")).hasSize(98).doesNotContain(503, 530).contains(500, 599);
        assertThat(covered("xyz!5yz")).hasSize(900).doesNotContain(500, 599).contains(499, 600);
        assertThat(covered("5yz!503|503")).isEqualTo(codes(500, 599));
        assertThat(covered("503|5yz!503|250")).hasSize(101).contains(503, 250);
    }

    @Test
    void repliesAreNothingElse() {
        assertThat(covered(Pattern.parse("xyz"))).isEmpty();
    }

    @Test
    void whatIsNoReplyHasAPatternOfItsOwn() {
        assertThat(covered(Pattern.TLS_UP)).containsExactly(UP);
        assertThat(covered(Pattern.TLS_GIVEN_UP)).containsExactly(GIVEN_UP);
        assertThat(covered(Pattern.CLOSED)).containsExactly(CLOSED);
        assertThat(Stream.of(Pattern.TLS_UP, Pattern.TLS_GIVEN_UP, Pattern.CLOSED))
                .noneMatch(pattern -> pattern.matches(answer(250)));
    }

    @Test
    void aChallengeIsLookedAtDecoded() {
        Pattern asksForName =
                Pattern.challenge("User Name", octets -> octets.latin1().equals("User Name"));
        assertThat(asksForName.matches(answer(334, "334 VXNlciBOYW1l"))).isTrue();
        assertThat(asksForName.matches(answer(334, "334 UGFzc3dvcmQA"))).isFalse();
        assertThat(asksForName.matches(answer(334, "334 User Name")))
                .as("not base64")
                .isFalse();
        assertThat(asksForName.matches(answer(235, "235 VXNlciBOYW1l"))).isFalse();
        assertThat(asksForName.matches(answer(334))).isFalse();
        assertThat(covered(asksForName)).isEmpty();
    }

    @Test
    void theUsualCodesOfAPatternAreThoseThatItCovers() {
        assertThat(Pattern.parse("2yz|354|299").usualCodes())
                .containsExactly(211, 214, 220, 221, 235, 250, 251, 252, 354);
        assertThat(Pattern.TLS_UP.usualCodes()).isEmpty();
    }

    @Test
    void theSameWordsAreTheSamePattern() {
        assertThat(Pattern.reply("2yz!299")).isEqualTo(Pattern.reply("2yz!299")).isNotEqualTo(Pattern.reply("2yz"));
        assertThat(Pattern.reply("2yz!299").text()).isEqualTo("2yz!299");
    }
}
