package org.msakit.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.server.AccessMap;
import org.msakit.server.AccessSettings;
import org.msakit.server.AccessSettings.Feature;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.names.ClientName;

/** The policy of a listener as measured on sendmail: what a client at 192.0.2.7 is answered. */
class AccessPolicyTest {
    private static final String PLAIN_ALICE = "AUTH PLAIN " + Dialogue.base64("\0alice\0secret");

    private static Dialogue dialogue(String modifiers, String map, AccessSettings settings) {
        ServerConfig config = Dialogue.config()
                .accessMap(AccessMap.parse(map))
                .access(settings)
                .clearTextAuth(true)
                .build();
        Dialogue dialogue = new Dialogue(config, ListenerConfig.loopback("test", modifiers), "192.0.2.7");
        dialogue.open(false);
        return dialogue;
    }

    private static Dialogue greeted(String modifiers, String map, Feature... features) {
        EnumSet<Feature> all = EnumSet.of(Feature.BLOCKLIST_RECIPIENTS);
        all.addAll(Set.of(features));
        Dialogue dialogue = dialogue(modifiers, map, AccessSettings.defaults().with(all));
        dialogue.say("EHLO client.example");
        return dialogue;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Connect:192.0.2.7 RELAY | 250 2.1.0 | 250 2.1.5 | 250 2.1.5",
                "Connect:192.0.2 RELAY | 250 2.1.0 | 250 2.1.5 | 250 2.1.5",
                "192 RELAY | 250 2.1.0 | 250 2.1.5 | 250 2.1.5",
                "Connect:192.0.2. RELAY | 250 2.1.0 | 250 2.1.5 | 550 5.7.1",
                "Connect:192.0.2.0/24 RELAY | 250 2.1.0 | 250 2.1.5 | 550 5.7.1",
                "192.0.2.7 OK | 250 2.1.0 | 250 2.1.5 | 550 5.7.1",
                "192.0.2.7 QUARANTINE:x | 250 2.1.0 | 250 2.1.5 | 550 5.7.1",
                "192.0.2.7 DISCARD | 250 2.1.0 | 250 2.1.5 | 550 5.7.1",
                "Connect:192.0.2.7 REJECT | 550 5.7.1 | 550 5.7.1 | 550 5.7.1",
                "Connect:[192.0.2.7] REJECT | 550 5.7.1 | 550 5.7.1 | 550 5.7.1",
                "192.0.2.7 SKIP | 553 5.3.0 | 553 5.3.0 | 553 5.3.0",
                "192.0.2.7 Bogus words | 553 5.3.0 | 553 5.3.0 | 553 5.3.0",
                "192.0.2.7 ERROR:5.7.1:550 t | 550 5.7.1 | 550 5.7.1 | 550 5.7.1",
                "192.0.2.7 ERROR:550 t | 550 5.0.0 | 550 5.0.0 | 550 5.0.0",
                "192.0.2.7 450 4.7.1 t | 450 4.7.1 | 450 4.7.1 | 450 4.7.1",
                "From:s@remote.test REJECT | 550 5.7.1 | 503 5.5.1 | 503 5.5.1",
                "From:s@ ERROR:5.7.1:550 t | 550 5.7.1 | 503 5.5.1 | 503 5.5.1",
                "remote.test REJECT | 550 5.7.1 | 503 5.5.1 | 503 5.5.1",
                "From:s@remote.test RELAY | 250 2.1.0 | 250 2.1.5 | 550 5.7.1",
                "To:else.test RELAY | 250 2.1.0 | 250 2.1.5 | 250 2.1.5",
                "To:x@else.test RELAY | 250 2.1.0 | 250 2.1.5 | 550 5.7.1",
                "To:bob@ REJECT | 250 2.1.0 | 550 5.2.1 | 550 5.7.1",
                "To:else.test REJECT | 250 2.1.0 | 250 2.1.5 | 550 5.2.1",
                "To:else.test DISCARD | 250 2.1.0 | 250 2.1.5 | 250 2.1.5"
            })
    void entriesWithoutLogin(String entry, String mail, String local, String remote) {
        Dialogue dialogue = greeted("E", entry);
        assertThat(dialogue.say("MAIL FROM:<s@remote.test>")).startsWith(mail);
        assertThat(dialogue.say("RCPT TO:<bob@example.test>")).startsWith(local);
        assertThat(dialogue.say("RCPT TO:<x@else.test>")).startsWith(remote);
    }

    @Test
    void aRefused421ClosesAtTheBannerAndNotWhereChecksAreDelayed() {
        ServerConfig config = Dialogue.config()
                .accessMap(AccessMap.parse("192.0.2.7 ERROR:4.7.0:421 later"))
                .build();
        Dialogue dialogue = new Dialogue(config, ListenerConfig.loopback("test", ""), "192.0.2.7");
        assertThat(dialogue.open(false)).isEqualTo("421 4.7.0 later\r\n");
        assertThat(dialogue.isClosed()).isTrue();
        Dialogue delayed = greeted("", "192.0.2.7 ERROR:4.7.0:421 later", Feature.DELAY_CHECKS);
        delayed.say("MAIL FROM:<s@remote.test>");
        assertThat(delayed.say("RCPT TO:<bob@example.test>")).startsWith("421 4.7.0 later");
        assertThat(delayed.isClosed()).isFalse();
    }

    @Test
    void refusedClientsSubmitAfterLoginWhereChecksAreDelayed() {
        Dialogue delayed = greeted("a", "192.0.2.7 REJECT\nFrom:s@remote.test REJECT", Feature.DELAY_CHECKS);
        assertThat(delayed.say("MAIL FROM:<s@remote.test>")).startsWith("530 5.7.0");
        assertThat(delayed.say(PLAIN_ALICE)).startsWith("235");
        delayed.say("MAIL FROM:<s@remote.test>");
        assertThat(delayed.say("RCPT TO:<x@else.test>")).startsWith("250 2.1.5");
        Dialogue atOnce = greeted("a", "192.0.2.7 REJECT");
        assertThat(atOnce.say(PLAIN_ALICE)).startsWith("550 5.7.1 Access denied");
        assertThat(atOnce.say("STARTTLS")).startsWith("550 5.7.1");
    }

    @Test
    void aSenderWithAnEntryShieldsTheClient() {
        Dialogue delayed = greeted("", "192.0.2.7 REJECT\nFrom:s@remote.test OK", Feature.DELAY_CHECKS);
        delayed.say("MAIL FROM:<s@remote.test>");
        assertThat(delayed.say("RCPT TO:<bob@example.test>")).startsWith("250 2.1.5");
        delayed.say("RSET", "MAIL FROM:<other@remote.test>");
        assertThat(delayed.say("RCPT TO:<bob@example.test>")).startsWith("550 5.7.1 Access denied");
    }

    @Test
    void discardedMessagesAreTakenAndThrownAway() {
        Dialogue dialogue = greeted("", "To:bob@example.test DISCARD");
        dialogue.say("MAIL FROM:<s@remote.test>", "RCPT TO:<alice@example.test>", "RCPT TO:<bob@example.test>", "DATA");
        assertThat(dialogue.say("Subject: x", "", "body", ".")).startsWith("250 2.0.0");
        assertThat(dialogue.sink().messages()).isEmpty();
    }

    @Test
    void modifiersShowWhatWasMeasured() {
        assertThat(greeted("A", "").say("EHLO x")).doesNotContain("AUTH");
        assertThat(greeted("A", "").say(PLAIN_ALICE)).startsWith("503");
        Dialogue dead = greeted("aA", "192.0.2.7 RELAY");
        assertThat(dead.say(PLAIN_ALICE)).startsWith("503");
        assertThat(dead.say("MAIL FROM:<s@remote.test>")).startsWith("530 5.7.0");
        assertThat(greeted("S", "").say("EHLO x")).doesNotContain("STARTTLS");
        assertThat(greeted("S", "").say("STARTTLS")).startsWith("503");
        assertThat(greeted("f", "").say("MAIL FROM:<s@host>")).startsWith("553 5.5.4");
        assertThat(greeted("", "").say("MAIL FROM:<s>")).startsWith("501");
        assertThat(greeted("u", "").say("MAIL FROM:<s>")).startsWith("250 2.1.0");
    }

    @Test
    void srvFeaturesChangeTheListenerForOneClient() {
        assertThat(greeted("aE", "Srv_Features:192.0.2.7 L e").say("MAIL FROM:<s@remote.test>"))
                .startsWith("250 2.1.0");
        assertThat(greeted("aE", "Srv_Features:192.0.2 e").say("EHLO x")).contains("ETRN");
        assertThat(greeted("", "Srv_Features: l").say("MAIL FROM:<s@remote.test>"))
                .startsWith("530 5.7.0");
        assertThat(greeted("", "Srv_Features:192.0.2.7 A").say("EHLO x")).doesNotContain("AUTH");
        assertThat(greeted("", "Srv_Features:192.0.2.7 c").say("EHLO x")).doesNotContain("PLAIN");
        assertThat(greeted("", "Srv_Features:192.0.2.7 c C").say("EHLO x")).contains("PLAIN");
        assertThat(greeted("", "Srv_Features:192.0.2.7 P").say("EHLO x")).doesNotContain("PIPELINING");
        assertThat(greeted("", "Srv_Features:192.0.2.7 D").say("EHLO x")).doesNotContain("DSN");
        assertThat(greeted("", "Srv_Features:192.0.2.7 temp").say(PLAIN_ALICE)).startsWith("450 4.3.0");
    }

    @Test
    void onlyTrustedMechanismsPermitRelaying() {
        AccessSettings settings = AccessSettings.defaults().trusting(Set.of("LOGIN"));
        Dialogue dialogue = dialogue("a", "", settings);
        dialogue.say("EHLO client.example", PLAIN_ALICE, "MAIL FROM:<s@remote.test>");
        assertThat(dialogue.say("RCPT TO:<x@else.test>")).startsWith("550 5.7.1 Relaying denied");
        assertThat(dialogue.say("RCPT TO:<bob@example.test>")).startsWith("250 2.1.5");
    }

    private static Dialogue named(ClientName name, String map) {
        ServerConfig config = Dialogue.config()
                .accessMap(AccessMap.parse(map))
                .relayDomains("partner.test")
                .build();
        Dialogue dialogue =
                new Dialogue(config, ListenerConfig.loopback("test", ""), "192.0.2.7", name, new MemorySink());
        dialogue.open(false);
        dialogue.say("EHLO x");
        return dialogue;
    }

    @Test
    void namesDecideBeforeAddresses() {
        ClientName name = ClientName.of("host.dom.test");
        Dialogue refused = named(name, "Connect:dom.test REJECT\n192.0.2.7 RELAY");
        assertThat(refused.say("MAIL FROM:<s@remote.test>")).contains("550 5.7.1 Access denied");
        Dialogue relayed = named(name, "Connect:dom.test RELAY\n192.0.2.7 REJECT");
        relayed.say("MAIL FROM:<s@remote.test>");
        assertThat(relayed.say("RCPT TO:<x@else.test>")).startsWith("250 2.1.5");
        Dialogue featured = named(name, "Srv_Features:host.dom.test l");
        assertThat(featured.say("MAIL FROM:<s@remote.test>")).startsWith("530 5.7.0");
    }

    /** The texts are those of sendmail's rule set Relay_ok. */
    @ParameterizedTest
    @CsvSource({
        "UNASKED, 550 5.7.1 Relaying denied. Proper authentication required.",
        "FAIL, 550 5.7.1 Relaying denied. IP name lookup failed",
        "FORGED, 550 5.7.1 Relaying denied. IP name possibly forged",
        "TEMP, 450 4.4.0 Relaying temporarily denied. Cannot resolve PTR record"
    })
    void whoHasNoNameRelaysByAddressAlone(ClientName.Resolution resolution, String refusal) {
        ClientName nameless = new ClientName(Optional.empty(), resolution);
        Dialogue denied = named(nameless, "Connect:dom.test RELAY");
        denied.say("MAIL FROM:<s@remote.test>");
        assertThat(denied.say("RCPT TO:<bob@example.test>")).startsWith("250 2.1.5");
        assertThat(denied.say("RCPT TO:<x@else.test>")).isEqualTo(refusal + "\r\n");
        Dialogue listed = named(nameless, "Connect:192.0.2.7 RELAY");
        listed.say("MAIL FROM:<s@remote.test>");
        assertThat(listed.say("RCPT TO:<x@else.test>")).startsWith("250 2.1.5");
    }

    @Test
    void hostsOfARelayDomainMayRelay() {
        Dialogue relayed = named(ClientName.of("host.partner.test"), "");
        relayed.say("MAIL FROM:<s@remote.test>");
        assertThat(relayed.say("RCPT TO:<x@else.test>")).startsWith("250 2.1.5");
        Dialogue other = named(ClientName.of("host.dom.test"), "");
        other.say("MAIL FROM:<s@remote.test>");
        assertThat(other.say("RCPT TO:<x@else.test>"))
                .startsWith("550 5.7.1 Relaying denied. Proper authentication required.");
    }

    @Test
    void skipEndsASearchWhereItIsSwitchedOn() {
        String map = "Connect:192.0.2.7 SKIP\nConnect:192.0.2 REJECT\nTo:bob@example.test SKIP";
        assertThat(greeted("", map).say("MAIL FROM:<s@remote.test>")).startsWith("553 5.3.0");
        Dialogue skipping = greeted("", map, Feature.SKIP);
        assertThat(skipping.say("MAIL FROM:<s@remote.test>")).startsWith("250 2.1.0");
        assertThat(skipping.say("RCPT TO:<bob@example.test>")).startsWith("250 2.1.5");
    }

    @Test
    void friendsAreSparedAndHatersAlone() {
        String map = "192.0.2.7 REJECT\nSpam:alice@example.test FRIEND\nSpam:bob@example.test HATER";
        Dialogue friend = greeted("", map, Feature.FRIEND);
        friend.say("MAIL FROM:<s@remote.test>");
        assertThat(friend.say("RCPT TO:<alice@example.test>")).startsWith("250 2.1.5");
        assertThat(friend.say("RCPT TO:<bob@example.test>")).startsWith("550 5.7.1");
        Dialogue hater = greeted("", map, Feature.HATER);
        hater.say("MAIL FROM:<s@remote.test>");
        assertThat(hater.say("RCPT TO:<alice@example.test>")).startsWith("250 2.1.5");
        assertThat(hater.say("RCPT TO:<bob@example.test>")).startsWith("550 5.7.1");
    }
}
