package org.msakit.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Reply;

class StatusReportTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Reply UNKNOWN = Reply.of(550, "5.1.1", "No such", "mailbox");
    private static final String CONTENT = "Subject: x\r\n\r\nbody --report-i\r\n";

    @Test
    void a_failure_is_reported_in_full_where_that_is_asked_for() {
        StoredMessage report = report(
                message(Map.of("RET", "FULL", "ENVID", "QQ+2B1")),
                List.of(Fate.failed(0, "hop.test", UNKNOWN), Fate.failed(1, "hop.test", UNKNOWN)));
        assertThat(report.reversePath()).isEmpty();
        assertThat(report.forwardPaths()).containsExactly("s@a.test");
        assertThat(report.recipientParameters(0)).containsEntry("NOTIFY", "NEVER");
        assertThat(text(report)).isEqualTo("""
                Date: Tue, 24 Nov 2026 12:00:00 +0000
                From: Mail delivery <MAILER-DAEMON@mx.test>
                To: <s@a.test>
                Subject: Undelivered mail returned to sender
                Message-ID: <i.failed@mx.test>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                \tboundary="report-i-"

                --report-i-
                Content-Type: text/plain; charset=us-ascii

                This is the mail server mx.test.

                Your message could not be delivered to:

                  r@b.test
                    550 5.1.1 No such mailbox
                  \\x{3B4}@b.test
                    550 5.1.1 No such mailbox

                --report-i-
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.test
                Original-Envelope-Id: QQ+1
                Arrival-Date: Thu, 1 Jan 1970 00:00:00 +0000

                Original-Recipient: rfc822; R+x@b.test
                Final-Recipient: rfc822; r@b.test
                Action: failed
                Status: 5.1.1
                Remote-MTA: dns; hop.test
                Diagnostic-Code: smtp; 550 5.1.1 No such mailbox

                Final-Recipient: utf-8; \\x{3B4}@b.test
                Action: failed
                Status: 5.1.1
                Remote-MTA: dns; hop.test
                Diagnostic-Code: smtp; 550 5.1.1 No such mailbox

                --report-i-
                Content-Type: message/rfc822

                Subject: x

                body --report-i

                --report-i---
                """.replace("\n", "\r\n"));
    }

    @Test
    void the_header_alone_is_returned_otherwise() {
        for (Map<String, String> parameters : List.<Map<String, String>>of(
                Map.of(), Map.of("RET", "HDRS"), Map.of("RET", "FULL", "REQUIRETLS", ""))) {
            StoredMessage report = report(message(parameters), List.of(Fate.failed(0, "hop.test", UNKNOWN)));
            assertThat(text(report)).contains("\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\n\r\n--");
            assertThat(report.parameters().containsKey("REQUIRETLS")).isEqualTo(parameters.containsKey("REQUIRETLS"));
        }
        assertThat(text(report(message(Map.of("RET", "FULL")), List.of(Fate.relayed(0, "hop.test")))))
                .contains("\r\nAction: relayed\r\nStatus: 2.0.0\r\nRemote-MTA: dns; hop.test\r\n")
                .doesNotContain("body");
    }

    @Test
    void nobody_is_told_of_what_came_from_nobody() {
        StoredMessage message = message(Map.of()).from("");
        assertThat(StatusReport.of("mx.test", message, List.of(Fate.delivered(0)), NOON))
                .isEmpty();
        assertThat(StatusReport.of("mx.test", message(Map.of()), List.of(), NOON))
                .isEmpty();
    }

    private static StoredMessage report(StoredMessage message, List<Fate> fates) {
        return StatusReport.of("mx.test", message, fates, NOON).orElseThrow();
    }

    private static String text(StoredMessage report) {
        return report.content().text();
    }

    private static StoredMessage message(Map<String, String> parameters) {
        return new StoredMessage(
                "i",
                "s@a.test",
                List.of("r@b.test", "\u03b4@b.test"),
                MessageContent.of(CONTENT),
                null,
                "l",
                "c",
                true,
                parameters,
                List.of(Map.of("ORCPT", "rfc822;R+2Bx@b.test")),
                Instant.EPOCH,
                Optional.empty());
    }
}
