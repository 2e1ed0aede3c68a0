package org.msakit.sendmail.mc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.msakit.sendmail.Problem;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.config.Listener;

/** Lines, faults and includes; what is read is compared with m4 itself where a container engine is at hand. */
class McReaderTest {
    private static Configuration read(String text) {
        return McReader.read("sendmail.mc", text, path -> Optional.empty());
    }

    @Test
    void everythingKnowsItsLine() {
        Configuration c = read("""
                include(`/usr/share/sendmail/cf/m4/cf.m4')dnl
                define(`confPRIVACY_FLAGS',
                  `goaway')dnl
                FEATURE(`no_default_msa')dnl
                FEATURE(`access_db')dnl
                DAEMON_OPTIONS(`Port=25, Name=MTA')dnl
                DAEMON_OPTIONS(`Port=587, Name=MSA, M=Ea')dnl
                TRUST_AUTH_MECH(`PLAIN')dnl
                define(`confSERVER_KEY', `/k')dnl
                FEATURE(`delay_checks')dnl
                """);
        assertThat(c.listeners().stream().map(l -> l.place() + " " + l + " " + l.modifiers()))
                .containsExactly("sendmail.mc:6 port 25 (MTA) ", "sendmail.mc:7 port 587 (MSA) Ea");
        assertThat(c.privacy().get("goaway")).hasToString("sendmail.mc:2");
        assertThat(c.map("access").orElseThrow().place()).hasToString("sendmail.mc:5");
        assertThat(c.trustedMechanisms().get("PLAIN")).hasToString("sendmail.mc:8");
        assertThat(c.option("serverkeyfile").orElseThrow().place()).hasToString("sendmail.mc:9");
        assertThat(c.policies().values().iterator().next()).hasToString("sendmail.mc:10");
        assertThat(c.problems()).isEmpty();
    }

    @Test
    void whatNobodyWroteStandsAtNoLine() {
        assertThat(read("dnl nothing").listeners())
                .extracting(Listener::implied, Listener::port, Listener::modifiers)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(true, 25, ""),
                        org.assertj.core.groups.Tuple.tuple(true, 587, "E"));
    }

    @Test
    void unknownWordsAreKeptAndReported() {
        Configuration c = read("""
                DEAMON_OPTIONS(`Port=587, M=a')dnl
                FEATURE(`no_default_msaa')dnl
                define(`confPRIVACY_FLAG', `goaway')dnl
                MAILER(`smtp')dnl
                FEATURE(`access_db')dnl
                DAEMON_OPTIONS(`Port=nowhere')dnl
                LOCAL_CONFIG
                what is this
                """);
        assertThat(c.problems().stream().map(Problem::toString))
                .containsExactlyInAnyOrder(
                        "sendmail.mc:1: unknown macro, left as it stands: DEAMON_OPTIONS",
                        "sendmail.mc:2: sendmail has no FEATURE of that name: no_default_msaa",
                        "sendmail.mc:3: sendmail reads no definition of that name: confPRIVACY_FLAG",
                        "sendmail.mc:5: FEATURE(access_db) should be before MAILER",
                        "sendmail.mc:6: unknown port: nowhere",
                        "sendmail.mc:8: not a line of sendmail.cf: what is this");
    }

    @Test
    void anIncludedFileIsReadWhereItIsAtHand() {
        String text = "include(`/etc/mail/tls.m4')dnl\ninclude(`/etc/mail/other.m4')dnl\nDOMAIN(`ours')dnl\n";
        Configuration c = McReader.read(
                "sendmail.mc",
                text,
                path -> path.equals("/etc/mail/tls.m4")
                        ? Optional.of("dnl\ndefine(`confSERVER_CERT', `/c')dnl\n")
                        : Optional.empty());
        assertThat(c.option("ServerCertFile").orElseThrow().place()).hasToString("/etc/mail/tls.m4:2");
        assertThat(c.unread().stream().map(u -> u.place() + " " + u.value()))
                .containsExactly("sendmail.mc:2 /etc/mail/other.m4", "sendmail.mc:3 domain/ours.m4");
    }
}
