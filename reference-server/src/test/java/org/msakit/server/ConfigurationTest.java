package org.msakit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void errors_name_line_and_value() {
        assertThatThrownBy(() -> AccessMap.parse("10.1 OK\n10.2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("access map line 2 has a key and no value: \"10.2\"");
        assertThatThrownBy(() -> Modifier.parse("M=aZ")).hasMessageContaining("'Z'");
        assertThatThrownBy(() -> PrivacyFlag.parse("goaway,nonsense")).hasMessageContaining("nonsense");
    }

    @Test
    void passwords_are_not_shown_and_are_checked() {
        ServerConfig config = ServerConfig.builder().account("alice", "secret").build();
        assertThat(config.toString()).contains("alice").doesNotContain("secret");
        assertThat(config.accounts().verify("alice", "secret")).isTrue();
        assertThat(config.accounts().verify("alice", "")).isFalse();
        assertThat(config.accounts().verify("nobody", "nobody")).isFalse();
    }
}
