package org.msakit.replies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msakit.wire.EnhancedCode;

class StatusCodeRegistryTest {
    @Test
    void knowsWhatIsRegistered() {
        assertThat(StatusCodeRegistry.isRegistered(new EnhancedCode(5, 7, 30))).isTrue();
        assertThat(StatusCodeRegistry.isRegistered(new EnhancedCode(5, 7, 31))).isFalse();
        assertThat(StatusCodeRegistry.isRegistered(new EnhancedCode(2, 0, 1))).isFalse();
        assertThat(StatusCodeRegistry.isRegistered(new EnhancedCode(2, 8, 0))).isFalse();
    }

    @Test
    void knowsThePairsOfClassFive() {
        assertThat(StatusCodeRegistry.goesWith(new EnhancedCode(5, 7, 8), 535)).isTrue();
        assertThat(StatusCodeRegistry.goesWith(new EnhancedCode(5, 7, 8), 550)).isFalse();
        assertThat(StatusCodeRegistry.goesWith(new EnhancedCode(5, 7, 1), 554)).isTrue();
        assertThat(StatusCodeRegistry.goesWith(new EnhancedCode(4, 7, 0), 421)).isTrue();
    }

    @Test
    void listsWhatIsRegistered() {
        assertThat(StatusCodeRegistry.collect(250))
                .hasSize(81)
                .allMatch(enhanced -> enhanced.klass() == 2)
                .contains(new EnhancedCode(2, 0, 0), new EnhancedCode(2, 1, 10), new EnhancedCode(2, 7, 30));
        assertThat(StatusCodeRegistry.collect(534))
                .contains(new EnhancedCode(5, 7, 9))
                .doesNotContain(new EnhancedCode(5, 1, 1), new EnhancedCode(5, 7, 8));
    }

    @Test
    void offersSomethingForEveryReplyCode() {
        for (int code : new int[] {220, 250, 421, 450, 500, 550, 556}) {
            assertThat(StatusCodeRegistry.with(code))
                    .isNotEmpty()
                    .allMatch(StatusCodeRegistry::isRegistered)
                    .allMatch(enhanced -> StatusCodeRegistry.goesWith(enhanced, code));
        }
    }
}
