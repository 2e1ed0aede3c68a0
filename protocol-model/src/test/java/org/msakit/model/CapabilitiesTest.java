package org.msakit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** What is read from the lines of an EHLO reply, its form judged elsewhere. */
class CapabilitiesTest {
    private static Capabilities offeredBy(String... lines) {
        List<Octets> raw = Stream.of(lines).map(Octets::line).toList();
        return Capabilities.of(new Reply(250, raw, Set.of()));
    }

    @Test
    void theFirstLineIsAGreetingAndNoKeyword() {
        assertThat(offeredBy("250 SIZE").keywords()).isEmpty();
        assertThat(offeredBy("250-DSN at your service", "250 SIZE").keywords()).containsOnlyKeys("SIZE");
    }

    @Test
    void keywordsAreReadInAnyCaseAndParametersAsWritten() {
        Capabilities offered = offeredBy("250-mx", "250-auth PLAIN\tlogin", "250 Deliverby 60,X");
        assertThat(offered.has("AUTH")).isTrue();
        assertThat(offered.has("auth")).isFalse();
        assertThat(offered.parameters("AUTH")).containsExactly("PLAIN", "login");
        assertThat(offered.mechanisms()).containsExactly("PLAIN", "LOGIN");
        assertThat(offered.parameters("DELIVERBY")).containsExactly("60,X");
    }

    @Test
    void theFirstLineOfAKeywordCounts() {
        assertThat(offeredBy("250-mx", "250-SIZE 10", "250 SIZE 20").parameters("SIZE"))
                .containsExactly("10");
    }

    @Test
    void whatIsNotOfferedHasNoParameters() {
        Capabilities offered = offeredBy("250-mx", "250- ", "250 DSN");
        assertThat(offered.keywords()).containsOnlyKeys("DSN");
        assertThat(offered.parameters("DSN")).isEmpty();
        assertThat(offered.parameters("SIZE")).isEmpty();
        assertThat(offered.mechanisms()).isEmpty();
    }
}
