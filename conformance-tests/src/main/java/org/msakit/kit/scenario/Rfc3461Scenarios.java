package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;

/** RFC 3461 sections 4 and 5: the parameters of DSN. */
final class Rfc3461Scenarios {
    private static final ParameterScenarios DSN = new ParameterScenarios("DSN");
    private static final int LONGEST_ENVID = 100;

    private Rfc3461Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.add(DSN.lawfulMail(
                "RFC3461-5.1-1",
                s -> List.of("RET=FULL", "RET=hdrs", "ENVID=QQ314159", "ENVID=a+2Bb+3Dc", "RET=HDRS ENVID=QQ314159")));
        all.addAll(DSN.unlawfulMail("RFC3461-5.1-2", List.of("RET=BODY", "RET=", "RET", "RET=FULL,HDRS")));
        all.addAll(DSN.unlawfulMail("RFC3461-5.1-3", List.of("ENVID=a+zz", "ENVID=a+2", "ENVID=a=b")));
        all.addAll(DSN.unlawfulMail("RFC3461-5.1-3", List.of("ENVID=a+2b", "ENVID=", "ENVID=+07")));
        all.addAll(DSN.unlawfulMail("RFC3461-5.1-4", List.of("RET=FULL RET=HDRS", "ENVID=a ENVID=b")));
        all.add(DSN.lawfulRcpt(
                "RFC3461-5.1-5",
                List.of(
                        "NOTIFY=NEVER",
                        "NOTIFY=SUCCESS,FAILURE,DELAY",
                        "notify=failure",
                        "ORCPT=rfc822;r@example.com",
                        "NOTIFY=FAILURE ORCPT=rfc822;r+2Bx@example.com")));
        all.addAll(DSN.unlawfulRcpt(
                "RFC3461-5.1-6",
                List.of("NOTIFY=NEVER,SUCCESS", "NOTIFY=FOO", "NOTIFY=", "NOTIFY", "NOTIFY=SUCCESS,,DELAY")));
        all.addAll(DSN.unlawfulRcpt(
                "RFC3461-5.1-7",
                List.of(
                        "ORCPT=r@example.com",
                        "ORCPT=rfc822;",
                        "ORCPT=;r@example.com",
                        "ORCPT=rfc822;a+zz",
                        "ORCPT=")));
        all.addAll(DSN.unlawfulRcpt(
                "RFC3461-5.1-8",
                List.of("NOTIFY=NEVER NOTIFY=NEVER", "ORCPT=rfc822;a@example.com ORCPT=rfc822;b@example.com")));
        all.add(Scenario.of("the longest lawful lines with DSN", Rfc3461Scenarios::longest, "RFC3461-5.4-1"));
        return all;
    }

    /** Section 5.4: values as long as they may be, with a known recipient and with the longest forward-path. */
    private static void longest(Session s) {
        DSN.offered(s.recipient().line("RSET"));
        s.line("MAIL FROM:<" + s.own() + "> RET=FULL ENVID=" + "x".repeat(LONGEST_ENVID), "RFC3461-5.4-1")
                .require(x -> x.mail().open(), "MAIL was refused");
        String parameters = " NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=" + longestOrcpt();
        s.addRecipient().line("RCPT TO:<" + s.target().recipient() + ">" + parameters, "RFC3461-5.4-1");
        s.line("RCPT TO:<" + longestMailbox() + ">" + parameters, "RFC3461-5.4-1");
    }

    /** 500 octets: the type, the semicolon, and an address most of whose octets are written in hex. */
    private static String longestOrcpt() {
        return "rfc822;" + "+61".repeat(64) + "@" + "+61".repeat(49) + "+2E" + "+61".repeat(50);
    }

    /** 254 octets, with its angle brackets the 256 of RFC 5321 section 4.5.3.1.3. */
    private static String longestMailbox() {
        return "r".repeat(64) + "@" + ("d".repeat(60) + ".").repeat(3) + "example";
    }
}
