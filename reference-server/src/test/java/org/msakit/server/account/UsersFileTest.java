package org.msakit.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.server.sasl.ScramHash;
import org.msakit.server.sasl.TokenVerifier;

class UsersFileTest {
    /** RFC 7677 section 3: password "pencil", salt W22ZaJ0SNY7soEsUEjb6gQ==, 4096 iterations. */
    private static final String PENCIL = "{SCRAM-SHA-256}4096,W22ZaJ0SNY7soEsUEjb6gQ==,"
            + "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=,wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";

    private static final String BCRYPT =
            "{BLF-CRYPT}" + OpenBSDBCrypt.generate("2y", "opensesame".toCharArray(), new byte[16], 4);

    private static Accounts accounts(String... lines) {
        UsersFile file = UsersFile.parse(List.of(lines));
        return Accounts.of(file.secrets(), Optional.of(TokenVerifier.of(file.tokens())));
    }

    @Test
    void secrets_come_in_several_forms() {
        Accounts accounts = accounts(
                "# users", "", "alice secret word", "user " + PENCIL, "carol " + BCRYPT, "dave {PLAIN}{braces}");
        assertThat(accounts.names()).containsExactlyInAnyOrder("alice", "user", "carol", "dave");
        assertThat(accounts.verify("alice", "secret word")).isTrue();
        assertThat(accounts.verify("alice", "secret")).isFalse();
        assertThat(accounts.verify("user", "pencil")).isTrue();
        assertThat(accounts.verify("user", "pencils")).isFalse();
        assertThat(accounts.verify("carol", "opensesame")).isTrue();
        assertThat(accounts.verify("carol", "opensesam")).isFalse();
        assertThat(accounts.verify("carol", "x".repeat(73))).isFalse();
        assertThat(accounts.verify("dave", "{braces}")).isTrue();
        assertThat(accounts.verify("nobody", "nobody")).isFalse();
        assertThat(accounts.verify("alice", "")).isFalse();
    }

    /** The example exchange of RFC 7677 section 3. */
    @Test
    void a_prepared_verifier_proves_itself_as_the_rfc_says() {
        var verifier = accounts("user " + PENCIL).scram(ScramHash.SHA_256, "user");
        String messages = "n=user,r=rOprNGfwEbeRWgbNEkqO,"
                + "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
                + "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        assertThat(verifier.accepts(messages, decode("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")))
                .isTrue();
        assertThat(verifier.signature(messages)).isEqualTo(decode("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
        assertThat(verifier.accepts(messages, decode("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVU=")))
                .isFalse();
    }

    @Test
    void a_user_without_the_verifier_looks_like_a_stranger() {
        Accounts accounts = accounts("carol " + BCRYPT);
        var fake = accounts.scram(ScramHash.SHA_256, "carol");
        assertThat(fake.iterations()).isEqualTo(4096);
        assertThat(fake.salt())
                .isEqualTo(accounts.scram(ScramHash.SHA_256, "carol").salt());
        assertThat(fake.salt())
                .isNotEqualTo(accounts.scram(ScramHash.SHA_256, "dave").salt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "alice; line 2: no password for alice",
                "alice {SCRAM-SHA-256}4096,AAAA; line 2: alice: {SCRAM-SHA-256} takes ITERATIONS,SALT,STOREDKEY,SERVERKEY",
                "alice {SCRAM-SHA-1}4096,AAAA,AAAA,AAAA; line 2: alice: a key of SCRAM-SHA-1 has 20 octets",
                "alice {SCRAM-SHA-1}0,AAAA,AAAA,AAAA; line 2: alice: {SCRAM-SHA-1} takes ITERATIONS,SALT,STOREDKEY,SERVERKEY",
                "alice {SCRAM-SHA-1}1,?,AAAA,AAAA; line 2: alice: the salt is not base64",
                "alice {BLF-CRYPT}hello; line 2: alice: no bcrypt hash, which looks like $2y$12$ and 53 characters",
                "alice {SHA}hello; line 2: alice: unknown scheme {SHA}, known are PLAIN, SCRAM-SHA-1, SCRAM-SHA-256, BLF-CRYPT, TOKEN",
                "bob again; line 2: bob: a second password",
                "alice {TOKEN}a b; line 2: alice: no bearer token (RFC 6750 section 2.1)"
            })
    void an_error_names_the_line_and_no_secret(String line, String message) {
        assertThatThrownBy(() -> UsersFile.parse(List.of("bob first", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void tokens_stand_beside_passwords() {
        UsersFile file = UsersFile.parse(List.of("alice secret", "alice {TOKEN}abc.def"));
        assertThat(file.tokens()).isEqualTo(Map.of("abc.def", "alice"));
        assertThat(file.secrets()).containsOnlyKeys("alice");
    }

    private static byte[] decode(String text) {
        return java.util.Base64.getDecoder().decode(text);
    }
}
