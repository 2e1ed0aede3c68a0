package org.msakit.kit.versions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.fleet.SendmailFleet.Vantage;
import org.msakit.kit.fleet.SinkMessage;
import org.msakit.kit.scenario.FirstFlights;
import org.msakit.kit.scenario.Session;
import org.msakit.kit.sendmail.WireClient;
import org.msakit.kit.target.SendmailTarget;
import org.msakit.kit.target.Target;
import org.msakit.policy.Admission;
import org.msakit.tls.Offer;
import org.msakit.wire.Octets;

/** The same questions to each sendmail, and what it answers. */
final class Probes {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final List<String> BEFORE_LOGIN = List.of(
            "HELP",
            "VRFY alice",
            "EXPN alice",
            "VERB",
            "ETRN x.test",
            "NOOP x",
            "RSET x",
            "",
            "XYZZY",
            "EHLO",
            "BDAT 1 LAST",
            "SEND FROM:<alice@sm.test>",
            "MAIL",
            "MAIL FROM:<alice@sm.test>",
            "RCPT TO:<bob@sm.test>",
            "DATA",
            "NOOP\0x",
            "STARTTLS x",
            "AUTH",
            "AUTH EXTERNAL",
            "AUTH PLAIN !",
            "QUIT");

    /** Behind MAIL FROM: of a client that is logged in. */
    private static final List<String> REVERSE_PATHS = List.of(
            "<caf\u00e9@sm.test>",
            "<caf\u00c3\u00a9@sm.test> SMTPUTF8",
            "<alice@sm.test> BODY=BINARYMIME",
            "<alice@sm.test> BODY=9BIT",
            "<alice@sm.test> SIZE=abc",
            "<alice@sm.test> SIZE=99999999999999",
            "<alice@sm.test> RET=x",
            "<alice@sm.test> ENVID=a=b",
            "<alice@sm.test> BY=1;R",
            "<alice@sm.test> AUTH=<>",
            "<alice@sm.test> MT-PRIORITY=1",
            "<alice@sm.test> HOLDFOR=1",
            "<alice@sm.test> REQUIRETLS",
            "<alice@sm.test> XYZZY=1",
            "alice@sm.test",
            "<a b@sm.test>",
            "<alice@sm.test",
            "<@sm.test>",
            "<a@b..test>",
            "<a\u0001b@sm.test>");

    /** In the place of CRLF . CRLF. */
    private static final List<String> FALSE_ENDS = List.of(
            "\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r.\r\n", "\r\n.\r", "\r\r\n.\r\n", "\r\n\0.\r\n", "\r\n.\0\r\n");

    private static final Pattern MECHANISMS = Pattern.compile("AUTH: available mech=([^,]*)");

    private final SendmailFleet fleet;
    private final Vantage client;
    private final VersionTable.Column seen;

    private Probes(SendmailFleet fleet, VersionTable.Column seen) {
        this.fleet = fleet;
        this.client = fleet.vantage(SendmailVersionsTest.CLIENT);
        this.seen = seen;
    }

    static void ask(SendmailFleet fleet, VersionTable.Column seen) {
        Probes probes = new Probes(fleet, seen);
        probes.packages();
        probes.offers();
        probes.commandsBeforeLogin();
        probes.reversePaths();
        FALSE_ENDS.forEach(probes::falseEnd);
        probes.lineEnds();
        probes.content();
        probes.tls();
        probes.mechanisms();
    }

    private void packages() {
        for (String name : List.of("sendmail-bin", "libsasl2-2", "openssl")) {
            seen.put(
                    "package " + name,
                    fleet.run("root", "dpkg-query", "-W", "-f", "${Version}", name)
                            .getStdout());
        }
    }

    private void offers() {
        Map<Integer, String> ways = Map.of(25, "in clear", 587, "in clear", 465, "inside TLS");
        for (int port : List.of(25, 587, 465)) {
            try (WireClient wire = new WireClient(client.to(port), port == 465)) {
                seen.put("greeting on " + port, Mask.of(wire.greeting()));
                seen.put("EHLO on " + port + " " + ways.get(port), Mask.of(wire.exchange("EHLO probe.test\r\n")));
                seen.put("HELO on " + port + " " + ways.get(port), Mask.of(wire.exchange("HELO probe.test\r\n")));
            }
        }
    }

    private WireClient hello() {
        WireClient wire = new WireClient(client.to(587));
        wire.say("EHLO probe.test");
        return wire;
    }

    private WireClient loggedIn() {
        WireClient wire = hello();
        wire.login("alice");
        return wire;
    }

    private void commandsBeforeLogin() {
        try (WireClient wire = hello()) {
            for (String command : BEFORE_LOGIN) {
                seen.put("before login: " + new Octets(command), Mask.of(wire.exchange(command + "\r\n")));
            }
        }
    }

    private void reversePaths() {
        try (WireClient wire = loggedIn()) {
            for (String path : REVERSE_PATHS) {
                String command = "MAIL FROM:" + path;
                seen.put(new Octets(command).toString(), Mask.of(wire.exchange(command + "\r\n")));
                wire.say("RSET");
            }
        }
    }

    /** What comes first, and what comes behind the true end and QUIT. */
    private void falseEnd(String end) {
        try (WireClient wire = loggedIn()) {
            transaction(wire);
            wire.send("Subject: probe\r\n\r\nbody" + end + "NOOP\r\n");
            String first = Mask.of(wire.octets(AT_ONCE));
            wire.send("\r\n.\r\nQUIT\r\n");
            String said = "at once: [" + first + "], behind the end: " + upToTheEnd(wire);
            seen.put("content that ends with " + new Octets(end), said);
        }
    }

    private static void transaction(WireClient wire) {
        wire.say("MAIL FROM:<alice@sm.test>");
        wire.say("RCPT TO:<bob@sm.test>");
        wire.say("DATA");
    }

    private static List<String> upToTheEnd(WireClient wire) {
        List<String> replies = new ArrayList<>();
        for (String reply = wire.octets(PATIENCE); !reply.isEmpty(); reply = wire.octets(PATIENCE)) {
            replies.add(Mask.of(reply));
            if (reply.startsWith("221")) {
                return replies;
            }
        }
        return replies;
    }

    private void lineEnds() {
        try (WireClient wire = loggedIn()) {
            seen.put("a command that ends with \\n", Mask.of(wire.exchange("NOOP\n")));
            seen.put("a command that ends with \\r\\r\\n", Mask.of(wire.exchange("NOOP\r\r\n")));
            seen.put("a command of 2000 octets", Mask.of(wire.exchange("NOOP " + "x".repeat(1993) + "\r\n")));
            seen.put("a command of 2100 octets", Mask.of(wire.exchange("NOOP " + "x".repeat(2093) + "\r\n")));
        }
    }

    private void content() {
        try (WireClient wire = loggedIn()) {
            transaction(wire);
            seen.put("content with NUL", Mask.of(wire.exchange("Subject: probe\r\n\r\na\0b\r\n.\r\n")));
            wire.say("MAIL FROM:<alice@sm.test>");
            wire.say("RCPT TO:<carol@else.test>");
            wire.say("DATA");
            String marker = "probe-" + System.nanoTime();
            seen.put("a message", Mask.of(wire.exchange("Subject: " + marker + "\r\n\r\nbody\r\n.\r\n")));
            SinkMessage arrived = fleet.relayed().stream()
                    .filter(message -> message.content().latin1().contains(marker))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("not relayed: " + marker));
            seen.put("the envelope that goes out", Mask.of(String.join("\r\n", arrived.envelope())));
            seen.put(
                    "the message that goes out",
                    Mask.of(arrived.content().latin1().replace(marker, "MARKER")));
        }
    }

    private void tls() {
        Target target = SendmailTarget.of(fleet, SendmailVersionsTest.CLIENT, 587, Admission.LOGIN_REQUIRED, PATIENCE);
        for (Offer offer : Offer.ofEachVersion()) {
            try (Connection connection = target.dialer().dial();
                    Session session = new Session(target, connection)) {
                seen.put(
                        "TLS: " + offer.words(),
                        new FirstFlights(session).offer(offer).describe());
            } catch (UnreachableException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What sendmail found in the library for passwords; the configuration allows two of them. */
    private void mechanisms() {
        Matcher found = MECHANISMS.matcher(fleet.log());
        seen.put("mechanisms of the library", found.find() ? found.group(1) : "none logged");
    }
}
