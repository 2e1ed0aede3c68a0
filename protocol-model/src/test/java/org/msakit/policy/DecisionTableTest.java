package org.msakit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The entries of the decision table that the measured series do not hold. */
class DecisionTableTest {
    private static final Client CLIENT = Client.nameless("10.1.2.3");
    private static final String ENTRY = "Connect:10.1.2.3 ";

    private static Policy policy(String modifiers, String map) {
        return Policy.of(modifiers, AccessMap.parse(map));
    }

    /** The mechanism of the login is PLAIN, which is trusted or not; "-" is no login. */
    @ParameterizedTest
    @CsvSource({
        "'', OK, -, n, 250 2.1.0, 250 2.1.5, 550 5.7.1",
        "E, RELAY, -, n, 250 2.1.0, 250 2.1.5, 250 2.1.5",
        "E, REJECT, -, n, 550 5.7.1, 550 5.7.1, 550 5.7.1",
        "E, REJECT, -, y, 250 2.1.0, 550 5.7.1, 550 5.7.1",
        "a, RELAY, -, n, 530 5.7.0, 503 5.0.0, 503 5.0.0",
        "aE, REJECT, -, n, 550 5.7.1, 550 5.7.1, 550 5.7.1",
        "aE, REJECT, -, y, 530 5.7.0, 503 5.0.0, 503 5.0.0",
        "aE, OK, trusted, n, 250 2.1.0, 250 2.1.5, 250 2.1.5",
        "aE, REJECT, trusted, y, 250 2.1.0, 250 2.1.5, 250 2.1.5",
        "E, OK, untrusted, n, 250 2.1.0, 250 2.1.5, 550 5.7.1",
        "E, RELAY, untrusted, n, 250 2.1.0, 250 2.1.5, 250 2.1.5",
        "E, REJECT, untrusted, y, 250 2.1.0, 550 5.7.1, 550 5.7.1",
        "aA, RELAY, refused, n, 530 5.7.0, 503 5.0.0, 503 5.0.0",
        "aAE, OK, refused, y, 530 5.7.0, 503 5.0.0, 503 5.0.0",
        "E, 421 4.7.0 later, -, y, 250 2.1.0, 421 4.7.0, 550 5.7.1",
        "E, QUARANTINE:x, -, n, 250 2.1.0, 250 2.1.5, 550 5.7.1",
        "E, ERROR:550 ip, -, y, 250 2.1.0, 550 5.0.0, 550 5.7.1"
    })
    void modifiersEntryLoginAndDelay(
            String letters, String value, String login, String delayed, String mail, String local, String remote) {
        Policy policy = policy(letters, ENTRY + value);
        if (login.equals("untrusted")) {
            policy = policy.with(Set.of("PLAIN"), Set.of(), policy.mailboxes());
        }
        if (delayed.equals("y")) {
            policy = policy.plus(Policy.Feature.DELAY_CHECKS);
        }
        Walk walk = Walk.of(policy, CLIENT);
        walk.hello();
        if (!login.equals("-")) {
            assertThat(walk.login()).isEqualTo(login.equals("refused") ? "503 5.3.3" : "235 2.0.0");
        }
        assertThat(walk.mail("s@remote.test")).isEqualTo(mail);
        assertThat(walk.rcpt("alice@sm.test")).isEqualTo(local);
        assertThat(walk.rcpt("x@else.test")).isEqualTo(remote);
    }

    @Test
    void srvFeaturesUndoModifiersForOneClient() {
        Walk opened = Walk.of(policy("aE", "Srv_Features:10.1.2.3 L\nConnect:10.1.2.3 RELAY"), CLIENT);
        assertThat(opened.mail("s@remote.test")).isEqualTo("250 2.1.0");
        assertThat(opened.rcpt("x@else.test")).isEqualTo("250 2.1.5");
        assertThat(Walk.of(policy("", "Srv_Features:10.1 l"), CLIENT).mail("s@remote.test"))
                .isEqualTo("530 5.7.0");
        assertThat(Walk.of(policy("aE", "Srv_Features:10.1.2.3 e"), CLIENT).answer(new Request.Etrn()))
                .isEqualTo("250 2.0.0");
        assertThat(Walk.of(policy("", "Srv_Features: A"), CLIENT).login()).isEqualTo("503 5.3.3");
        assertThat(Walk.of(policy("", "Srv_Features:10.1.2.3 c"), CLIENT).login())
                .isIn("504 5.3.3", "503 5.3.3");
        assertThat(Walk.of(policy("aE", "Srv_Features:10.1.2.3 eL"), CLIENT).mail("s@remote.test"))
                .as("a letter that begins no token")
                .isEqualTo("530 5.7.0");
        assertThat(Walk.of(policy("", "Srv_Features:10.1.2.3 S"), CLIENT).answer(new Request.StartTls()))
                .isEqualTo("503 5.5.0");
        assertThat(Walk.of(policy("", "Srv_Features:10.1.2.3 temp"), CLIENT).login())
                .isEqualTo("450 4.3.0");
        assertThat(Walk.of(policy("", "10.1.2.3 temp"), CLIENT).login()).isEqualTo("553 5.3.0");
    }

    @Test
    void friendsAreSparedAndHatersAlone() {
        String map = ENTRY + "REJECT\nSpam:alice@sm.test FRIEND\nSpam:bob@sm.test HATER\n";
        Policy delayed = policy("", map).plus(Policy.Feature.DELAY_CHECKS);
        Walk friend = Walk.of(delayed.plus(Policy.Feature.SPAM_FRIEND), CLIENT);
        friend.mail("s@remote.test");
        assertThat(friend.rcpt("alice@sm.test")).isEqualTo("250 2.1.5");
        assertThat(friend.rcpt("bob@sm.test")).isEqualTo("550 5.7.1");
        Walk hater = Walk.of(delayed.plus(Policy.Feature.SPAM_HATER), CLIENT);
        hater.mail("s@remote.test");
        assertThat(hater.rcpt("alice@sm.test")).isEqualTo("250 2.1.5");
        assertThat(hater.rcpt("bob@sm.test")).isEqualTo("550 5.7.1");
    }

    @Test
    void aForgedSenderShieldsFromTheRefusalOfTheClient() {
        Policy policy = policy("", ENTRY + "REJECT\nFrom:ok@s.test OK").plus(Policy.Feature.DELAY_CHECKS);
        Walk walk = Walk.of(policy, CLIENT);
        walk.mail("ok@s.test");
        assertThat(walk.rcpt("alice@sm.test")).isEqualTo("250 2.1.5");
    }

    @Test
    void oneDiscardedRecipientDiscardsTheMessage() {
        Walk walk = Walk.of(policy("", "To:bob@sm.test DISCARD"), CLIENT);
        walk.mail("s@remote.test");
        walk.rcpt("alice@sm.test");
        assertThat(walk.rcpt("nobody@sm.test")).isEqualTo("550 5.1.1");
        assertThat(walk.rcpt("bob@sm.test")).isEqualTo("250 2.1.5");
        assertThat(walk.rcpt("nobody@sm.test")).isEqualTo("250 2.1.5");
        assertThat(walk.state().envelope().orElseThrow().discarded()).isTrue();
        assertThat(walk.answer(new Request.Data())).isEqualTo("354");
        assertThat(walk.answer(new Request.Content())).isEqualTo("250 2.0.0");
    }

    @Test
    void relayMailFromTakesWholeTaggedAddressesOnly() {
        Policy policy = policy("", "From:s@r.test RELAY\nu@r.test RELAY\nFrom:d.test RELAY")
                .plus(Policy.Feature.RELAY_MAIL_FROM);
        assertThat(relayed(policy, "s@r.test")).isEqualTo("250 2.1.5");
        assertThat(relayed(policy, "u@r.test")).isEqualTo("550 5.7.1");
        assertThat(relayed(policy, "x@d.test")).isEqualTo("550 5.7.1");
        assertThat(relayed(policy.minus(Policy.Feature.RELAY_MAIL_FROM), "s@r.test"))
                .isEqualTo("550 5.7.1");
    }

    private static String relayed(Policy policy, String sender) {
        Walk walk = Walk.of(policy, CLIENT);
        walk.mail(sender);
        return walk.rcpt("x@else.test");
    }

    @Test
    void privacyFlags() {
        Policy strict = policy("a", "").with(PrivacyFlag.parse("goaway,noreceipts"));
        Walk walk = Walk.of(strict, CLIENT);
        assertThat(walk.mail("s@remote.test")).isEqualTo("503 5.0.0");
        assertThat(walk.answer(new Request.Vrfy("alice")))
                .as("novrfy before needvrfyhelo")
                .isEqualTo("252 2.5.2");
        walk.hello();
        assertThat(walk.keywords()).containsExactlyInAnyOrder("AUTH", "ETRN", "STARTTLS");
        assertThat(walk.mail("s@remote.test")).isEqualTo("530 5.7.0");
        assertThat(walk.answer(new Request.Vrfy("nobody"))).isEqualTo("252 2.5.2");
        assertThat(walk.answer(new Request.Expn("alice"))).isEqualTo("502 5.7.0");
        assertThat(walk.answer(new Request.Etrn())).isEqualTo("250 2.0.0");
        Walk closed = Walk.of(policy("", "").with(PrivacyFlag.parse("noetrn")), CLIENT);
        assertThat(closed.answer(new Request.Etrn())).isEqualTo("502 5.7.0");
    }

    @Test
    void loginAndHelloSurviveStartTls() {
        Walk walk = Walk.of(policy("a", "").with(PrivacyFlag.parse("needmailhelo")), CLIENT);
        walk.hello();
        walk.login();
        assertThat(walk.answer(new Request.StartTls())).isEqualTo("220 2.0.0");
        assertThat(walk.mail("s@remote.test")).isEqualTo("250 2.1.0");
        assertThat(walk.login()).isEqualTo("503 5.5.0");
        assertThat(walk.answer(new Request.StartTls())).isEqualTo("454 4.3.3");
    }

    @Test
    void plaintextMechanismsMayNeedTls() {
        Policy policy = policy("a", "")
                .with(Set.of("PLAIN", "CRAM-MD5"), Set.of("PLAIN"), Set.of())
                .plus(Policy.Feature.NO_PLAINTEXT);
        Walk walk = Walk.of(policy, CLIENT);
        assertThat(walk.login()).isEqualTo("504 5.3.3");
        walk.answer(new Request.StartTls());
        assertThat(walk.login()).isEqualTo("235 2.0.0");
    }

    @Test
    void privacyWordsOfTheWholeAreKnown() {
        assertThat(PrivacyFlag.parse("authwarnings, goaway"))
                .doesNotContain(PrivacyFlag.NOETRN, PrivacyFlag.NORECEIPTS)
                .hasSize(6);
    }
}
