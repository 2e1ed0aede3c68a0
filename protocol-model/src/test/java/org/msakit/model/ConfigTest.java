package org.msakit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msakit.policy.Admission;
import org.msakit.wire.MailPath;

class ConfigTest {
    private static final Config CONFIG = new Config(
            Admission.LOGIN_REQUIRED,
            true,
            Map.of("alice", "correct-horse"),
            Set.of("example.test"),
            Set.of("alice@example.test"),
            "nobody");

    @Test
    void credentialsAreTakenTogether() {
        assertThat(CONFIG.accepts("alice", "correct-horse")).isTrue();
        assertThat(CONFIG.accepts("alice", "wrong")).isFalse();
        assertThat(CONFIG.accepts("bob", "correct-horse")).isFalse();
    }

    @Test
    void passwordsAreNeverPrinted() {
        assertThat(CONFIG.toString())
                .isEqualTo("Config[LOGIN_REQUIRED, accounts [alice], domains [example.test]]")
                .doesNotContain("correct-horse");
    }

    @Test
    void theSameServerCanRequireTls() {
        assertThat(CONFIG.tlsRequired()).isFalse();
        assertThat(CONFIG.requiringTls())
                .isEqualTo(new Config(
                        CONFIG.admission(),
                        CONFIG.submissionPort(),
                        CONFIG.accounts(),
                        CONFIG.localDomains(),
                        CONFIG.recipients(),
                        CONFIG.unknownUser(),
                        true));
    }

    @Test
    void localIsWhatItDeliversItself() {
        assertThat(local("info@Example.TEST")).isTrue();
        assertThat(local("postmaster")).isTrue();
        assertThat(local("info@elsewhere.test")).isFalse();
    }

    private static boolean local(String path) {
        return CONFIG.isLocal(MailPath.of(path));
    }
}
