package org.msakit.kit.scenario;

import java.util.List;

/** RFC 2505 sections 2.6.1 and 2.11: the null reverse-path, and what strangers learn. */
final class Rfc2505Scenarios {
    private Rfc2505Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "three recipients from the null reverse-path",
                        s -> s.recipient()
                                .line("RSET")
                                .line("MAIL FROM:<>")
                                .require(x -> x.mail().open(), "MAIL FROM:<> was refused")
                                .addRecipient()
                                .line("RCPT TO:<" + s.own() + ">")
                                .line("RCPT TO:<" + s.target().recipient() + ">"),
                        "RFC2505-2.6.1-1"),
                Scenario.of(
                        "EXPN and VRFY of a stranger",
                        s -> s.secure()
                                .line("EXPN list", "RFC2505-2.11-1")
                                .line("VRFY " + s.target().recipient(), "RFC2505-2.11-1"),
                        "RFC2505-2.11-1"));
    }
}
