package org.msakit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.wire.MailPath.Kind;

class MailPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[IPv6:2001:db8::1]",
                "[IPv6:::]",
                "[IPv6:::1]",
                "[IPv6:1:2:3:4:5:6:7:8]",
                "[IPv6:1:2:3:4:5:6:192.0.2.1]",
                "[IPv6:::192.0.2.1]",
                "[IPv6:1::2:192.0.2.1]",
                "[192.0.2.1]"
            })
    void literals(String literal) {
        assertThat(MailPath.of("u@" + literal).kind()).isEqualTo(Kind.MAILBOX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[IPv6:1::2::3]",
                "[IPv6:12345::]",
                "[IPv6:1:2:3:4:5:6:7]",
                "[IPv6:1:2:3:4:5:6:7:8:9]",
                "[IPv6:1::2:3:4:5:6:7:8]",
                "[IPv6:1:2:3:4:5:6:7::]",
                "[IPv6:192.0.2.1::192.0.2.1]",
                "[IPv6:192.0.2.1::]",
                "[IPv6:1:2:3:4:5:6:7:192.0.2.1]",
                "[IPv6:]",
                "[999.1.1.1]",
                "[]"
            })
    void noLiterals(String literal) {
        MailPath path = MailPath.of("u@" + literal);
        assertThat(path.kind()).isEqualTo(Kind.INVALID);
        assertThat(path.localPart()).isEqualTo("u@" + literal);
    }
}
