package org.msakit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The access map as measured on sendmail, and theorem "safe" for the modifier {@code a}. */
class ListenerPolicyProperties {
    private static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static AccessValue found(String map, String client) {
        return AccessMap.parse(map).lookup(ip(client)).orElse(null);
    }

    @Example
    void lookUpOrder() {
        assertThat(found("Connect:10.77.29.1 REJECT\n10.77.29.1 RELAY", "10.77.29.1"))
                .isEqualTo(AccessValue.REJECT);
        assertThat(found("10.77.29.1 RELAY\nConnect:10.77.29 REJECT", "10.77.29.1"))
                .isEqualTo(AccessValue.RELAY);
        assertThat(found("Connect:10.77.4 REJECT", "10.77.40.1")).isNull();
        assertThat(found("Connect:10.77.21.5 OK\nConnect:10.77.21 REJECT", "10.77.21.5"))
                .isEqualTo(AccessValue.OK);
        assertThat(found("1.2.3. REJECT\n1.2.3.0/24 REJECT", "1.2.3.4")).isNull();
        assertThat(found("CONNECT:10 RELAY", "10.1.2.3")).isEqualTo(AccessValue.RELAY);
    }

    @Example
    void badLinesAreNamed() {
        assertThatThrownBy(() -> AccessMap.parse("# c\n10.1 MAYBE"))
                .hasMessage("access map, line 2: unknown value: MAYBE");
        assertThatThrownBy(() -> AccessMap.parse("10.1")).hasMessage("access map, line 1: no value: 10.1");
        assertThatThrownBy(() -> Modifier.parse("aQ")).hasMessage("unknown daemon modifier: Q");
    }

    @Property
    void withModifierANobodyGetsInWithoutLogin(@ForAll("maps") AccessMap map, @ForAll("clients") String client) {
        ListenerPolicy policy = new ListenerPolicy(Set.of(Modifier.AUTHENTICATE), map, true);
        assertThat(policy.admit(ip(client))).isIn(Admission.LOGIN_REQUIRED, Admission.REJECTED);
    }

    @Property
    void withoutItARelayEntryIsAsGoodAsALogin(@ForAll("maps") AccessMap map, @ForAll("clients") String client) {
        ListenerPolicy policy = new ListenerPolicy(Set.of(Modifier.NO_ETRN), map, false);
        boolean listed =
                map.lookup(ip(client)).filter(v -> v == AccessValue.RELAY).isPresent();
        assertThat(policy.admit(ip(client)) == Admission.RELAY).isEqualTo(listed);
    }

    @Property
    void printedMapsReadBack(@ForAll("maps") AccessMap map) {
        assertThat(AccessMap.parse(map.print())).isEqualTo(map);
    }

    @Provide
    Arbitrary<AccessMap> maps() {
        Arbitrary<String> keys = Arbitraries.of(
                "10",
                "10.1",
                "10.1.2",
                "10.1.2.3",
                "connect:10.1",
                "connect:10.1.2.3",
                "connect:10.1.2",
                "127.0.0.1",
                "192.0.2");
        return Arbitraries.maps(keys, Arbitraries.of(AccessValue.class))
                .ofMaxSize(5)
                .map(m -> {
                    Map<String, AccessValue> copy = new LinkedHashMap<>(m);
                    return new AccessMap(copy);
                });
    }

    @Provide
    Arbitrary<String> clients() {
        return Arbitraries.of("10.1.2.3", "10.1.2.4", "10.9.9.9", "127.0.0.1", "192.0.2.7", "::1");
    }
}
