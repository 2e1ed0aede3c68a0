package org.msakit.audit;

import java.util.LinkedHashSet;
import java.util.Set;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.config.Listener;
import org.msakit.sendmail.config.Setting;

/** Which mechanisms a listener offers with and without TLS, as far as the configuration decides it. */
record Mechanisms(Configuration configuration) {
    private static final Set<String> PLAINTEXT = Set.of("PLAIN", "LOGIN");
    private static final String EXTERNAL = "EXTERNAL";

    /** What sendmail tries where the option is not set. */
    private static final Set<String> DEFAULT = Set.of("EXTERNAL", "GSSAPI", "KERBEROS_V4", "DIGEST-MD5", "CRAM-MD5");

    Set<String> all() {
        return configuration.mechanisms().orElse(DEFAULT);
    }

    /** Where they are set; the file as a whole where sendmail's own list holds. */
    Place place() {
        return configuration.option("AuthMechanisms").map(Setting::place).orElse(new Place(configuration.file(), 0));
    }

    /** Whether plaintext mechanisms are offered under TLS alone. */
    boolean plaintextNeedsTls() {
        return configuration
                .option("AuthOptions")
                .filter(o -> o.value().contains("p"))
                .isPresent();
    }

    boolean hasCertificate() {
        return isSet("ServerCertFile") && isSet("ServerKeyFile");
    }

    private boolean isSet(String option) {
        return configuration.option(option).filter(o -> !o.value().isEmpty()).isPresent();
    }

    boolean tls(Listener listener) {
        return hasCertificate() && (listener.has('s') || !listener.has('S'));
    }

    /** What is offered on a connection without TLS. */
    Set<String> inClear(Listener listener) {
        if (listener.has('A') || listener.has('s')) {
            return Set.of();
        }
        Set<String> offered = new LinkedHashSet<>(all());
        offered.remove(EXTERNAL);
        if (plaintextNeedsTls()) {
            offered.removeAll(PLAINTEXT);
        }
        return offered;
    }

    /** What is offered at all. */
    Set<String> offered(Listener listener) {
        Set<String> offered = new LinkedHashSet<>(inClear(listener));
        if (tls(listener) && !listener.has('A')) {
            offered.addAll(all());
        }
        return offered;
    }

    /** The mechanisms that send the password itself and are offered without TLS. */
    Set<String> passwordsInClear(Listener listener) {
        Set<String> offered = new LinkedHashSet<>(inClear(listener));
        offered.retainAll(PLAINTEXT);
        return offered;
    }

    /** Mechanisms whose login gives no right to relay. */
    Set<String> untrusted() {
        Set<String> left = new LinkedHashSet<>(all());
        left.removeAll(configuration.trustedMechanisms().keySet());
        left.remove(EXTERNAL);
        return left;
    }

    /** Whether a login on this listener can give the right to relay. */
    boolean loginRelays(Listener listener) {
        return offered(listener).stream().anyMatch(configuration.trustedMechanisms()::containsKey);
    }
}
