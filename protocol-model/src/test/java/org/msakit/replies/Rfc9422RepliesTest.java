package org.msakit.replies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LIMITS: names with values, of which those that are registered are counts (RFC 9422 sections 3 and 4). */
class Rfc9422RepliesTest {
    private static final String ROW = "RFC9422-3-1";

    @ParameterizedTest
    @ValueSource(strings = {"RCPTMAX=1", "MAILMAX=999999", "RCPTDOMAINMAX=20 RCPTMAX=100"})
    void registeredLimitsAreCounts(String limits) {
        Scene.PLAIN.ehlo("LIMITS " + limits).keep(ROW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RCPTMAX",
                "RCPTMAX=",
                "RCPTMAX=0",
                "RCPTMAX=01",
                "RCPTMAX=1000000",
                "RCPTMAX=many",
                "MAILMAX=5 RCPTMAX=-1"
            })
    void whatIsNoCountIsMalformed(String limits) {
        Scene.PLAIN.ehlo(("LIMITS " + limits).strip()).breaks(ROW);
    }

    @Test
    void aLimitThatIsNotRegisteredIsWarnedOfOnce() {
        Scene.PLAIN
                .ehlo("LIMITS RCPTMAX=5 FOO=bar")
                .because(ROW, "LIMITS with parameters [RCPTMAX=5, FOO=bar]", "a limit that is not registered: FOO");
    }
}
