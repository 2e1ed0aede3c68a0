package org.msakit.sendmail.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and values of access maps. */
class AccessSourceTest {
    @ParameterizedTest
    @CsvSource({
        "Connect:10.1.2.3, CONNECT, 10.1.2.3, ADDRESS",
        "connect:10.1.2, CONNECT, 10.1.2, NETWORK",
        "10, NONE, 10, NETWORK",
        "Connect:10.1.2., CONNECT, 10.1.2., DEAD",
        "Connect:10.1.2.0/24, CONNECT, 10.1.2.0/24, DEAD",
        "Connect:0/0, CONNECT, 0/0, DEAD",
        "Connect:10.1.2.300, CONNECT, 10.1.2.300, DEAD",
        "Connect:*.example.com, CONNECT, *.example.com, DEAD",
        "Conect:10.1.2.3, UNKNOWN, 10.1.2.3, DEAD",
        "2001:db8, NONE, 2001:db8, DEAD",
        "From:@example.com, FROM, @example.com, DEAD",
        "IPv6:2001:db8, NONE, ipv6:2001:db8, NETWORK6",
        "Connect:IPv6:2001:db8:0:0:0:0:0:1, CONNECT, ipv6:2001:db8:0:0:0:0:0:1, ADDRESS6",
        "Connect:IPv6:::1, CONNECT, ipv6:::1, COMPRESSED6",
        "CertIssuer:/C=DE/CN=x, CERT_ISSUER, /c=de/cn=x, CERTIFICATE_NAME",
        "Connect:IPv6:2001:db8::/32, CONNECT, ipv6:2001:db8::/32, DEAD",
        "Connect:Example.COM, CONNECT, example.com, DOMAIN",
        "Connect:.example.com, CONNECT, .example.com, SUBDOMAINS",
        "From:spammer@, FROM, spammer@, USER",
        "To:carol@sm.test, TO, carol@sm.test, MAILBOX",
        "SRV_Features:192.168.1, SRV_FEATURES, 192.168.1, NETWORK",
        "ClientRate:, CLIENT_RATE, '', DEFAULT",
    })
    void keys(String written, Tag tag, String name, KeyForm form) {
        AccessKey key = AccessKey.of(written);
        assertThat(key).isEqualTo(new AccessKey(written, tag, name, form));
        assertThat(key.neverMatches().isPresent()).isEqualTo(form == KeyForm.DEAD);
    }

    @ParameterizedTest
    @CsvSource({
        "RELAY, RELAY, , ,",
        "reject, REJECT, , ,",
        "ERROR:5.7.1:550 no mail, ERROR, 550, 5.7.1, no mail",
        "'ERROR:\"550 no mail\"', ERROR, 550, , no mail",
        "ERROR:550 no mail, ERROR, 550, , no mail",
        "ERROR:4.7.0:421 go away, ERROR, 421, 4.7.0, go away",
        "550 no mail, REPLY, 550, , no mail",
        "450 4.7.1 later, REPLY, 450, 4.7.1, later",
        "QUARANTINE:why, QUARANTINE, , , why",
        "Bogus words, OTHER, , , Bogus words",
    })
    void values(String text, String kind, Integer code, String enhanced, String reason) {
        AccessAction action = AccessAction.of(text);
        assertThat(action.kind().name()).isEqualTo(kind);
        assertThat(action.code()).isEqualTo(Optional.ofNullable(code));
        assertThat(action.enhanced()).isEqualTo(Optional.ofNullable(enhanced));
        assertThat(action.reason()).isEqualTo(reason == null ? "" : reason);
    }

    /** The same text through makemap of sendmail 8.17.1.9 enters these entries and refuses these lines. */
    @Test
    void linesAsMakemapReadsThem() {
        AccessSource source = AccessSource.read("access", """
                Connect:1.2.3.4\tRELAY\s\s
                 leading REJECT
                #c
                noval
                noval2\s
                DUP A
                dup B
                q  550 5.7.1  two  spaces\s
                k\tv # comment
                last REJECT""");
        assertThat(source.entries().stream().map(AccessEntry::toString))
                .containsExactly(
                        "Connect:1.2.3.4\tRELAY",
                        "DUP\tA",
                        "q\t550 5.7.1  two  spaces",
                        "k\tv # comment",
                        "last\tREJECT");
        assertThat(source.problems().stream().map(p -> p.place().line())).containsExactly(2, 4, 5, 7);
        assertThat(source.entries().get(4).place()).hasToString("access:10");
    }
}
