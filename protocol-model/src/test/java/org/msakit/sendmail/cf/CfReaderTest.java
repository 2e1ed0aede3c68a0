package org.msakit.sendmail.cf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msakit.sendmail.config.Configuration;

/** Lines of sendmail.cf in all their spellings. */
class CfReaderTest {
    @Test
    void spellings() {
        Configuration c = Configuration.ofCf("sendmail.cf", """
                V10/Berkeley
                # O DaemonPortOptions=Port=1
                O DaemonPortOptions=Name=MTA
                O daemonportoptions = Port=submission, Name=MSA,
                \tM=a E
                Opgoaway
                O PrivacyOptions=noetrn, restrictqrun
                CTx
                C{TrustAuthMech}LOGIN PLAIN
                C{R}example.com
                FR-o /etc/mail/relay-domains %[^\\#]
                Kaccess hash -T<TMPF> -o /etc/mail/access
                Karith arith
                Mrelay,\t\tP=[IPC], F=mDFMuXa8,
                \t\tA=TCP $h 587
                D{MTAHost}[127.0.0.1]
                O AuthMechanisms=plain login
                ?what
                """);
        assertThat(c.listeners().stream().map(l -> l.place() + " " + l + " " + l.modifiers()))
                .containsExactly("sendmail.cf:3 port 25 (MTA) ", "sendmail.cf:4 port 587 (MSA) Ea");
        assertThat(c.privacy().keySet()).containsExactly("goaway", "noetrn", "restrictqrun");
        assertThat(c.trustedMechanisms().keySet()).containsExactly("LOGIN", "PLAIN");
        assertThat(c.mechanisms().orElseThrow()).containsExactly("PLAIN", "LOGIN");
        assertThat(c.relayClass().get(0).value()).isEqualTo("example.com");
        assertThat(c.relayClassFiles().get(0).value()).isEqualTo("/etc/mail/relay-domains");
        assertThat(c.maps()).singleElement().satisfies(m -> assertThat(m.file()).contains("/etc/mail/access"));
        assertThat(c.relayPort()).contains("587");
        assertThat(c.isSubmissionProgram()).isTrue();
        assertThat(c.problems()).singleElement().hasToString("sendmail.cf:18: not a line of sendmail.cf: ?what");
    }
}
