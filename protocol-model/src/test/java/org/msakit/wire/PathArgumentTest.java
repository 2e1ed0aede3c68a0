package org.msakit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.wire.MailPath.Kind;

class PathArgumentTest {
    private static Kind kind(String inside) {
        return MailPath.of(inside).kind();
    }

    @Test
    void kindsOfPaths() {
        assertThat(kind("")).isEqualTo(Kind.NULL);
        assertThat(kind("a@b.example")).isEqualTo(Kind.MAILBOX);
        assertThat(kind("\"john doe\"@b.example")).isEqualTo(Kind.MAILBOX);
        assertThat(kind("u@[IPv6:2001:db8::1]")).isEqualTo(Kind.MAILBOX);
        assertThat(kind("@a.example,@b.example:u@c.example")).isEqualTo(Kind.SOURCE_ROUTE);
        assertThat(kind("pOsTmAsTeR")).isEqualTo(Kind.BARE_POSTMASTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a..b@d", ".a@d", "a.@d", "a b@d", "a@-x", "a@x..y", "a@x.", "\"a@d", "a@[999.1.1.1]", "a@b@c"})
    void invalidPaths(String inside) {
        assertThat(kind(inside)).isEqualTo(Kind.INVALID);
    }

    @Test
    void hugePathsAreRefusedQuickly() {
        assertThat(kind("a.".repeat(50_000) + "a@d")).isEqualTo(Kind.INVALID);
    }

    @Test
    void parameters() {
        PathArgument a = PathArgument.of("FROM:<a@b> SIZE=10 body=8BITMIME", "FROM");
        assertThat(a.keywords()).containsExactly("SIZE", "BODY");
        assertThat(a.parametersWellFormed()).isTrue();
        assertThat(PathArgument.of("FROM:<a@b> =5", "FROM").parametersWellFormed())
                .isFalse();
        assertThat(PathArgument.of("FROM", "FROM").path()).isEmpty();
        assertThat(PathArgument.of("FROM:<a@b", "FROM").path()).isEmpty();
        assertThat(PathArgument.of("TO:<a@b>", "FROM").path()).isEmpty();
    }
}
