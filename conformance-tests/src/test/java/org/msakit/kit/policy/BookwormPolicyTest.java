package org.msakit.kit.policy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The policy of the sendmail in Debian bookworm, and wrong predictions of it. */
class BookwormPolicyTest extends PolicyOnSendmail {
    BookwormPolicyTest() {
        super("bookworm");
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPredictionIsFoundAndShrunk(WrongReading wrong) {
        refute(wrong);
    }
}
