package org.msakit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @Test
    void errors_name_line_and_value() {
        assertThatThrownBy(() -> AccessMap.parse("10.1 OK\n10.2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("access map line 2 has a key and no value: \"10.2\"");
        assertThatThrownBy(() -> Modifier.parse("M=aZ")).hasMessageContaining("'Z'");
        assertThatThrownBy(() -> PrivacyFlag.parse("goaway,nonsense")).hasMessageContaining("nonsense");
    }

    @ParameterizedTest
    @CsvSource({
        "Connect:host.dom.test OK, true",
        "connect:test REJECT, true",
        "dom.test REJECT, true",
        "Srv_Features:dom.test l, true",
        "Connect:192.0.2.7 OK, false",
        "192 OK, false",
        "192.0.2.0/24 OK, false",
        "Connect:IPv6:2001:db8 OK, false",
        "IPv6:2001:db8 OK, false",
        "Connect:[192.0.2.7] OK, false",
        "Srv_Features: l, false",
        "From:dom.test OK, false",
        "To:dom.test OK, false",
        "Spam:dom.test FRIEND, false",
        "user@dom.test OK, false",
        "user@ OK, false"
    })
    void an_access_map_says_whether_it_names_hosts(String entry, boolean names) {
        assertThat(AccessMap.parse("To:x.test OK\n" + entry).namesHosts()).isEqualTo(names);
        assertThat(AccessMap.empty().namesHosts()).isFalse();
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
