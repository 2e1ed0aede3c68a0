package org.msakit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Which of several entries decides. */
class AccessLookUpTest {
    private static Admission admission(String map, Client client) {
        return SubmissionPolicy.sendmail().admission(Policy.of("", AccessMap.parse(map)), client);
    }

    private static Admission admission(String map, String address) {
        return admission(map, Client.nameless(address));
    }

    @Test
    void taggedBeforeUntaggedAndLongBeforeShort() {
        assertThat(admission("Connect:10.77.29.1 REJECT\n10.77.29.1 RELAY", "10.77.29.1"))
                .isEqualTo(Admission.REJECTED);
        assertThat(admission("10.77.29.1 RELAY\nConnect:10.77.29 REJECT", "10.77.29.1"))
                .isEqualTo(Admission.RELAY);
        assertThat(admission("Connect:10.77.21.5 OK\nConnect:10.77.21 REJECT", "10.77.21.5"))
                .isEqualTo(Admission.LOCAL_ONLY);
    }

    @Test
    void onlyWholeComponentsAndNoPrefixLengths() {
        assertThat(admission("Connect:10.77.4 REJECT", "10.77.40.1")).isEqualTo(Admission.LOCAL_ONLY);
        assertThat(admission("1.2.3. REJECT\n1.2.3.0/24 REJECT", "1.2.3.4")).isEqualTo(Admission.LOCAL_ONLY);
        assertThat(admission("CONNECT:10 RELAY", "10.1.2.3")).isEqualTo(Admission.RELAY);
    }

    @Test
    void ipv6ByGroups() {
        String client = "2001:db8:0:0:0:0:0:7";
        assertThat(admission("Connect:IPv6:2001:db8 REJECT", client)).isEqualTo(Admission.REJECTED);
        assertThat(admission("IPv6:2001:db8:0:0:0:0:0:7 RELAY\nConnect:IPv6:2001 REJECT", client))
                .isEqualTo(Admission.RELAY);
        assertThat(admission("Connect:IPv6:2001:db REJECT", client)).isEqualTo(Admission.LOCAL_ONLY);
        assertThat(admission("", "0:0:0:0:0:0:0:1")).isEqualTo(Admission.RELAY);
    }

    @Test
    void theNameDecidesOnRefusalAndEitherOnRelaying() {
        Client client = Client.named("10.1.2.3", "host.dom.test");
        assertThat(admission("Connect:dom.test RELAY\nConnect:10.1 REJECT", client))
                .isEqualTo(Admission.RELAY);
        assertThat(admission("Connect:dom.test REJECT\nConnect:10.1 RELAY", client))
                .isEqualTo(Admission.REJECTED);
        assertThat(admission("Connect:dom.test OK\nConnect:10.1 RELAY", client)).isEqualTo(Admission.RELAY);
        Client forged = new Client("10.1.2.3", "host.dom.test", Client.Resolution.FORGED);
        assertThat(admission("Connect:dom.test RELAY", forged)).isEqualTo(Admission.LOCAL_ONLY);
        assertThat(admission("Connect:[10.1.2.3] REJECT", "10.1.2.3")).isEqualTo(Admission.REJECTED);
    }

    @Test
    void unresolvableNowIsATemporaryRefusal() {
        Client client = new Client("10.1.2.3", "", Client.Resolution.TEMP);
        Walk walk = Walk.of(Policy.of("", AccessMap.EMPTY), client);
        walk.mail("s@remote.test");
        assertThat(walk.rcpt("x@else.test")).isEqualTo("450 4.4.0");
    }

    @Test
    void detailIsTriedWithAndWithout() {
        Walk walk = Walk.of(
                Policy.of("", AccessMap.parse("From:a+*@b.test REJECT\nTo:bob@ REJECT\nFrom:a@b.test OK")),
                Client.nameless("10.1.2.3"));
        assertThat(walk.mail("a+x@b.test")).isEqualTo("550 5.7.1");
        assertThat(walk.mail("a@b.test")).isEqualTo("250 2.1.0");
        assertThat(walk.rcpt("bob+list@sm.test")).isEqualTo("550 5.2.1");
    }

    @Test
    void badLinesAreNamed() {
        assertThatThrownBy(() -> AccessMap.parse("# c\n10.1"))
                .hasMessage("access map:2: makemap refuses a key without a value: 10.1");
        assertThatThrownBy(() -> Modifier.parse("aQ")).hasMessage("unknown daemon modifier: Q");
        assertThatThrownBy(() -> PrivacyFlag.parse("goaway,nosuch")).hasMessage("unknown privacy flag: nosuch");
    }
}
