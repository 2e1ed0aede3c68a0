package org.msakit.server.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://idp.example.org/introspect",
                "HTTPS://idp.example.org:8443/x?y",
                "http://127.0.0.1:9000/introspect",
                "http://127.3.2.1/",
                "http://localhost:9000/introspect",
                "http://[::1]:9000/introspect"
            })
    void tokens_travel_under_tls_or_not_at_all(String url) {
        assertThat(at(url).uri()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example.org/introspect",
                "http://127.example.org/",
                "http://127.0.0.1.example.org/",
                "http://localhost.example.org/",
                "http://192.0.2.1/",
                "http:///introspect",
                "ftp://127.0.0.1/",
                "idp.example.org",
                "https:introspect",
                "https://idp.example.org/x#y",
                "https://127.0.0.1:65536/",
                ""
            })
    void nowhere_else_is_a_token_sent(String url) {
        assertThatThrownBy(() -> at(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + url
                        + "\" is no https:// URL, nor an http:// URL on loopback: tokens do not travel in clear text");
    }

    @Test
    void a_secret_in_the_url_is_not_taken_and_not_repeated() {
        assertThatThrownBy(() -> at("https://msa:hidden@idp.example.org/"))
                .hasMessage("client and secret do not belong in the URL of the endpoint");
        assertThatThrownBy(() -> at("https://msa:hid den@idp.example.org/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the endpoint is no URL: ")
                .hasMessageNotContaining("hid");
    }

    @Test
    void a_scope_is_one_word_and_patience_lasts() {
        assertThatThrownBy(() -> wanting("mail openid", PATIENCE))
                .hasMessage("\"mail openid\" is no scope (RFC 6749 section 3.3)");
        assertThatThrownBy(() -> wanting("ma\"il", PATIENCE)).hasMessageContaining("is no scope");
        assertThatThrownBy(() -> wanting("mail", Duration.ZERO)).hasMessageContaining("no patience");
        assertThat(wanting("https://example.org/mail", PATIENCE).scope()).contains("https://example.org/mail");
    }

    private static Endpoint at(String url) {
        return new Endpoint(Endpoint.uri(url), Optional.empty(), Optional.empty(), PATIENCE);
    }

    private static Endpoint wanting(String scope, Duration patience) {
        return new Endpoint(Endpoint.uri("https://idp.example.org/"), Optional.empty(), Optional.of(scope), patience);
    }
}
