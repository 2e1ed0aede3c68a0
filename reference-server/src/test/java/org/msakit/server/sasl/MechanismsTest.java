package org.msakit.server.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ongres.scram.client.ScramClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.account.Accounts;
import org.msakit.server.session.Dialogue;

class MechanismsTest {
    private static final byte[] EXPORTED = "thirty-two octets of TLS export.".getBytes(StandardCharsets.US_ASCII);
    private static final ChannelBindings BINDINGS = new ChannelBindings(Map.of("tls-exporter", EXPORTED));
    private static final String REFUSED = "535 5.7.8 Authentication credentials invalid\r\n";

    private static Dialogue dialogue() {
        ServerConfig config = Dialogue.config()
                .account("ren\u00e9,=x", "p\u00e4ss")
                .tokens(TokenVerifier.of(Map.of("token-of-alice", "alice")))
                .mechanisms(Mechanisms.names().toArray(String[]::new))
                .build();
        return new Dialogue(config, ListenerConfig.loopback("test", "aE"), "192.0.2.1");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String reply) {
        assertThat(reply).startsWith("334 ");
        return new String(Base64.getDecoder().decode(reply.substring(4).strip()), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS"})
    void a_foreign_client_logs_in_by_scram_and_believes_the_server(String mechanism) throws Exception {
        var stage = ScramClient.builder()
                .advertisedMechanisms(List.of(mechanism))
                .username("ren\u00e9,=x")
                .password("p\u00e4ss".toCharArray());
        if (mechanism.endsWith("-PLUS")) {
            stage.channelBinding("tls-exporter", EXPORTED);
        }
        ScramClient client = stage.build();
        assertThat(client.getScramMechanism().getName()).isEqualTo(mechanism);
        Dialogue server = dialogue().encrypted(BINDINGS);
        client.serverFirstMessage(decoded(server.say(
                "AUTH " + mechanism + " " + base64(client.clientFirstMessage().toString()))));
        client.serverFinalMessage(
                decoded(server.say(base64(client.clientFinalMessage().toString()))));
        assertThat(server.say("")).startsWith("235 2.7.0");
        assertThat(server.say("MAIL FROM:<alice@example.test>")).startsWith("250 ");
    }

    @Test
    void scram_refuses_a_wrong_password_and_a_wrong_binding() throws Exception {
        assertThat(scram("SCRAM-SHA-256", "alice", "wrong", new byte[0])).isEqualTo(REFUSED);
        assertThat(scram("SCRAM-SHA-256", "nobody", "secret", new byte[0])).isEqualTo(REFUSED);
        assertThat(scram("SCRAM-SHA-256-PLUS", "alice", "secret", new byte[32])).isEqualTo(REFUSED);
    }

    private static String scram(String mechanism, String user, String password, byte[] binding) throws Exception {
        var stage = ScramClient.builder()
                .advertisedMechanisms(List.of(mechanism))
                .username(user)
                .password(password.toCharArray());
        if (binding.length > 0) {
            stage.channelBinding("tls-exporter", binding);
        }
        ScramClient client = stage.build();
        Dialogue server = dialogue().encrypted(BINDINGS);
        client.serverFirstMessage(decoded(server.say(
                "AUTH " + mechanism + " " + base64(client.clientFirstMessage().toString()))));
        return server.say(base64(client.clientFinalMessage().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,,n=alice,r=abc",
                "n,,n=al=ice,r=abc",
                "n,,n=,r=abc",
                "n,,n=alice,r=",
                "n,,r=abc,n=alice",
                "n,n=alice,r=abc",
                ""
            })
    void scram_knows_its_grammar(String first) {
        assertThat(dialogue().encrypted(BINDINGS).say("AUTH SCRAM-SHA-256", base64(first)))
                .endsWith("501 5.5.2 Cannot decode response\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SCRAM-SHA-256; y,,n=alice,r=abc",
                "SCRAM-SHA-256; p=tls-exporter,,n=alice,r=abc",
                "SCRAM-SHA-256; n,,m=x,n=alice,r=abc",
                "SCRAM-SHA-256-PLUS; n,,n=alice,r=abc",
                "SCRAM-SHA-256-PLUS; p=no-such-binding,,n=alice,r=abc"
            })
    void scram_refuses_what_it_cannot_honour(String mechanism, String first) {
        assertThat(dialogue().encrypted(BINDINGS).say("AUTH " + mechanism + " " + base64(first)))
                .isEqualTo(REFUSED);
    }

    @Test
    void scram_invents_a_lasting_salt_for_a_stranger() {
        Dialogue server = dialogue().encrypted(BINDINGS);
        String opening = "AUTH SCRAM-SHA-1 " + base64("n,,n=nobody,r=abc");
        String once = decoded(server.say(opening));
        server.say("*");
        String again = decoded(server.say(opening));
        assertThat(once).matches("r=abc.{20,},s=[A-Za-z0-9+/=]{24},i=4096");
        assertThat(again.replaceFirst("^[^,]*", "")).isEqualTo(once.replaceFirst("^[^,]*", ""));
        assertThat(again).isNotEqualTo(once);
    }

    @Test
    void cram_md5_takes_the_digest_of_its_challenge_only() throws Exception {
        Dialogue server = dialogue().encrypted(BINDINGS);
        String challenge = decoded(server.say("AUTH CRAM-MD5"));
        assertThat(challenge).matches("<[0-9a-f]{32}@mx\\.example\\.test>");
        assertThat(server.say(base64("alice " + digest("secret", "<1@mx.example.test>"))))
                .isEqualTo(REFUSED);
        String second = decoded(server.say("AUTH CRAM-MD5"));
        assertThat(server.say(base64("nobody " + digest("secret", second)))).isEqualTo(REFUSED);
        assertThat(server.say("AUTH CRAM-MD5 dGVzdA==")).startsWith("501 5.7.0");
        String third = decoded(server.say("AUTH CRAM-MD5"));
        assertThat(server.say(base64("alice " + digest("secret", third)))).startsWith("235 ");
    }

    private static String digest(String password, String challenge) throws Exception {
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
        return HexFormat.of().formatHex(mac.doFinal(challenge.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void oauthbearer_says_why_before_it_refuses() {
        Dialogue server = dialogue().encrypted(BINDINGS);
        assertThat(decoded(server.say("AUTH OAUTHBEARER " + base64("n,,\1auth=Bearer wrong\1\1"))))
                .contains("\"status\":\"invalid_token\"");
        assertThat(server.say("AQ==")).isEqualTo(REFUSED);
        assertThat(decoded(server.say("AUTH OAUTHBEARER " + base64("n,a=bob,\1auth=Bearer token-of-alice\1\1"))))
                .contains("invalid_token");
        assertThat(server.say("*")).startsWith("501 5.7.0");
        assertThat(server.say("AUTH OAUTHBEARER " + base64("n,,\1host=x\1auth=bearer token-of-alice\1\1")))
                .startsWith("235 ");
        assertThat(server.say("MAIL FROM:<alice@example.test>")).startsWith("250 ");
    }

    @Test
    void a_refused_client_is_told_the_scope_that_a_token_needs() {
        assertThat(decoded(tokens(new Scoped()).say(bearer("x"))))
                .isEqualTo("{\"status\":\"invalid_token\",\"schemes\":\"bearer\",\"scope\":\"mail\"}");
    }

    @Test
    void a_token_of_which_nothing_can_be_told_is_refused_for_now() {
        List<TokenVerifier> silent = List.of(
                token -> CompletableFuture.completedStage(new CheckResult.Undecided("no answer")),
                token -> CompletableFuture.failedStage(new IOException(token)),
                token -> {
                    throw new IllegalStateException(token);
                });
        for (TokenVerifier each : silent) {
            Dialogue server = tokens(each);
            assertThat(server.say(bearer("x"))).isEqualTo("454 4.7.0 Temporary authentication failure\r\n");
            assertThat(server.say("MAIL FROM:<alice@example.test>")).startsWith("530 ");
            assertThat(server.say(Dialogue.PLAIN_ALICE)).startsWith("235 ");
        }
    }

    @Test
    void why_nothing_can_be_told_names_no_token() {
        Accounts accounts = Accounts.of(
                Map.of(), Optional.of(token -> CompletableFuture.failedStage(new IOException("for " + token))));
        assertThat(accounts.check(new BearerToken("", "top-secret")))
                .isCompletedWithValue(new CheckResult.Undecided("the verifier of tokens fails: java.io.IOException"));
    }

    @Test
    void the_user_of_a_token_is_prepared_like_any_other() {
        Dialogue server = tokens(TokenVerifier.of(Map.of("t", "a\u00adlice", "u", "alice\r\nX: y")));
        assertThat(decoded(server.say(bearer("u")))).contains("invalid_token");
        assertThat(server.say("AQ==")).isEqualTo(REFUSED);
        assertThat(server.say("AUTH OAUTHBEARER " + base64("n,a=alice,\1auth=Bearer t\1\1")))
                .startsWith("235 ");
    }

    @Test
    void verifiers_are_asked_the_latest_first() {
        ServerConfig config = Dialogue.config()
                .tokens(new Scoped())
                .tokens(TokenVerifier.of(Map.of("x", "alice")))
                .build();
        assertThat(config.accounts().check(new BearerToken("", "x")))
                .isCompletedWithValue(new CheckResult.Granted("alice"));
        assertThat(config.accounts().check(new BearerToken("", "scoped")))
                .isCompletedWithValue(new CheckResult.Granted("bob"));
        assertThat(config.accounts().check(new BearerToken("", "y"))).isCompletedWithValue(new CheckResult.Refused());
        assertThat(config.accounts().tokenScope()).contains("mail");
    }

    private static Dialogue tokens(TokenVerifier verifier) {
        ServerConfig config = Dialogue.config().tokens(verifier).build();
        return new Dialogue(config, ListenerConfig.loopback("test", "aE"), "192.0.2.1").encrypted();
    }

    private static String bearer(String token) {
        return "AUTH OAUTHBEARER " + base64("n,,\1auth=Bearer " + token + "\1\1");
    }

    /** Knows one token, and says what it has to be issued for. */
    private static final class Scoped implements TokenVerifier {
        @Override
        public CompletionStage<CheckResult> check(String token) {
            return CompletableFuture.completedStage(
                    CheckResult.of(Optional.of("bob").filter(user -> token.equals("scoped"))));
        }

        @Override
        public Optional<String> scope() {
            return Optional.of("mail");
        }
    }

    @Test
    void mechanisms_are_offered_where_they_are_safe() {
        Dialogue clear = dialogue();
        clear.open(false);
        assertThat(clear.say("EHLO x")).contains("AUTH SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5\r\n");
        assertThat(clear.say("AUTH OAUTHBEARER")).startsWith("504 ");
        assertThat(dialogue().encrypted(ChannelBindings.NONE).say("EHLO x"))
                .contains("AUTH SCRAM-SHA-256 SCRAM-SHA-1 OAUTHBEARER CRAM-MD5 PLAIN LOGIN\r\n");
        assertThat(dialogue().encrypted(BINDINGS).say("EHLO x"))
                .contains("AUTH SCRAM-SHA-256-PLUS SCRAM-SHA-256 SCRAM-SHA-1-PLUS SCRAM-SHA-1 OAUTHBEARER");
    }

    @Test
    void prepared_names_and_passwords_are_compared() {
        assertThat(dialogue().encrypted(BINDINGS).say("AUTH PLAIN " + base64("\0a\u00adlice\0sec\u00adret")))
                .startsWith("235 ");
        assertThat(dialogue().encrypted(BINDINGS).say("AUTH PLAIN " + base64("\0\u00ad\0secret")))
                .isEqualTo(REFUSED);
        assertThat(dialogue().encrypted(BINDINGS).say("AUTH PLAIN " + base64("\0alice\7\0secret")))
                .isEqualTo(REFUSED);
    }

    @Test
    void a_mechanism_that_does_not_exist_is_named() {
        assertThatThrownBy(() -> Dialogue.config().mechanisms("PLAIN", "GSSAPI").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown SASL mechanism GSSAPI; known: SCRAM-SHA-256-PLUS");
    }
}
