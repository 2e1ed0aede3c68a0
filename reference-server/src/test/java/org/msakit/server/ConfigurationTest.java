package org.msakit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final AccessMap MAP = AccessMap.parse("""
            # comment
            Connect:10.77.4\tREJECT
            10.77.4 RELAY
            10.77.29.1 RELAY
            Connect:10.77.29 REJECT
            21 REJECT
            21.5 OK
            Connect:IPv6:2001:db8::1 RELAY
            """);

    @ParameterizedTest
    @CsvSource({
        "10.77.4.1, REJECT",
        "10.77.40.1, OK",
        "10.77.29.1, RELAY",
        "10.77.29.2, REJECT",
        "21.6.1.1, REJECT",
        "21.5.1.1, OK",
        "2001:db8:0:0::1, RELAY",
        "2001:db8::2, OK"
    })
    void the_longest_key_wins_and_tagged_before_untagged(String client, Access access) throws UnknownHostException {
        assertThat(MAP.lookup(InetAddress.getByName(client))).isEqualTo(access);
    }

    @Test
    void errors_name_line_and_value() {
        assertThatThrownBy(() -> AccessMap.parse("10.1 OK\n10.2 MAYBE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("MAYBE");
        assertThatThrownBy(() -> AccessMap.parse("example.test RELAY")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> AccessMap.parse("10.1")).hasMessageContaining("no value");
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

    @Test
    void loopback_relays_only_on_request() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        assertThat(ServerConfig.builder().build().access(AccessMap.empty(), loopback))
                .isEqualTo(Access.OK);
        assertThat(ServerConfig.builder().loopbackRelays(true).build().access(AccessMap.empty(), loopback))
                .isEqualTo(Access.RELAY);
    }
}
