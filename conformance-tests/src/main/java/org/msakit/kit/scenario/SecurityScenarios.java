package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msakit.model.Phase;
import org.msakit.monitor.Outcome;
import org.msakit.policy.Admission;
import org.msakit.wire.Octets;

/** Known attacks: smuggling, commands inside exchanges, leaks between sessions, vendor commands. */
final class SecurityScenarios {
    private static final Map<String, List<String>> FALSE_ENDS = new LinkedHashMap<>();

    static {
        FALSE_ENDS.put("SEC-SMUG-1", List.of("\n.\n"));
        FALSE_ENDS.put("SEC-SMUG-2", List.of("\n.\r\n"));
        FALSE_ENDS.put("SEC-SMUG-3", List.of("\r\n.\n"));
        FALSE_ENDS.put("SEC-SMUG-4", List.of("\r.\r"));
        FALSE_ENDS.put("SEC-SMUG-5", List.of("\r\n.\r"));
        FALSE_ENDS.put("SEC-SMUG-6", List.of("\n.\r", "\r.\n"));
        FALSE_ENDS.put("SEC-SMUG-7", List.of("\r.\r\n"));
        FALSE_ENDS.put("SEC-SMUG-8", List.of("\r\n\0.\r\n", "\r\n.\0\r\n"));
    }

    private static final List<Integer> BODIES = List.of(8, 1_020, 4_092, 65_530);

    private SecurityScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        FALSE_ENDS.forEach((id, ends) -> {
            for (String end : ends) {
                for (int size : BODIES) {
                    all.add(Scenario.of(
                            "smuggling by " + new Octets(end) + " behind " + size + " octets",
                            s -> smuggle(s, end, size),
                            id));
                }
            }
        });
        for (String sequence : List.of("\n", "\r", "\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r")) {
            all.add(Scenario.of(
                    "what goes out for " + new Octets(sequence) + " in a message",
                    s -> outbound(s, sequence),
                    "SEC-SMUG-9"));
        }
        for (String word : List.of("QUIT", "NOOP", "RSET", "EHLO")) {
            all.add(Scenario.of(
                    word + " inside an exchange",
                    s -> Rfc4954Scenarios.exchange(s).line(word).line("NOOP"),
                    "SEC-AUTH-1"));
        }
        all.add(Scenario.of(
                "a failed login opens nothing",
                s -> Rfc4954Scenarios.refusedWithoutLogin(Rfc4954Scenarios.offered(s.secure(), "PLAIN"))
                        .line("AUTH PLAIN " + Rfc4954Scenarios.wrong(s))
                        .line("EHLO [127.0.0.1]")
                        .line("RSET")
                        .line("MAIL FROM:<" + s.own() + ">"),
                "SEC-AUTH-3"));
        all.add(Scenario.of(
                "a failed login does not permit relaying",
                s -> {
                    if (s.target().config().admission() == Admission.RELAY) {
                        throw new PreconditionNotMet("NOT APPLICABLE: this client may relay");
                    }
                    Rfc4954Scenarios.offered(s.secure(), "PLAIN").line("AUTH PLAIN " + Rfc4954Scenarios.wrong(s));
                    s.line("MAIL FROM:<" + s.own() + ">").line("RCPT TO:<someone@remote.example>", "SEC-RELAY-1");
                },
                "SEC-RELAY-1"));
        all.add(Scenario.of(
                "AUTH= of somebody does not permit relaying",
                s -> Rfc4954Scenarios.gated(s.secure())
                        .require(x -> x.offered().has("AUTH"), "AUTH is not offered")
                        .line("MAIL FROM:<" + s.own() + "> AUTH=" + s.own())
                        .line("RCPT TO:<someone@remote.example>", "SEC-RELAY-1"),
                "SEC-RELAY-1"));
        all.add(Scenario.of(
                "a broken-off exchange leaves nothing to the next connection",
                s -> {
                    Rfc4954Scenarios.refusedWithoutLogin(s.secure()).reconnect();
                    Rfc4954Scenarios.exchange(s).reconnect();
                    s.secure().line("MAIL FROM:<" + s.own() + ">", "SEC-AUTH-2");
                },
                "SEC-AUTH-2"));
        all.add(Scenario.of(
                "enhanced codes after HELO",
                s -> {
                    s.hello().require(x -> x.offered().has("ENHANCEDSTATUSCODES"), "NOT APPLICABLE: no enhanced codes");
                    s.line("HELO client.example")
                            .require(x -> x.hello() == org.msakit.model.Hello.HELO, "HELO was refused");
                    s.line("NOOP")
                            .conclude("RFC2034-4-5", s.lastReply().enhanced().isPresent(), "no enhanced code");
                },
                "RFC2034-4-5"));
        for (String command : List.of("XCLIENT ADDR=192.0.2.1", "XFORWARD NAME=x", "VERB", "DEBUG", "WIZ", "ONEX")) {
            all.add(Scenario.of("vendor command " + command, s -> s.secure().line(command), "SEC-XCMD-1"));
        }
        all.add(Scenario.of(
                "NUL in a verb", s -> s.login().write(new Octets("NO\0OP\r\n")).replies(), "SEC-CTRL-1"));
        all.add(Scenario.of(
                "NUL in a path",
                s -> s.login()
                        .write(new Octets("MAIL FROM:<a\0b@" + s.target().domain() + ">\r\n"))
                        .replies(),
                "SEC-CTRL-1"));
        all.add(Scenario.of(
                "NUL in a recipient",
                s -> s.mail()
                        .write(new Octets("RCPT TO:<" + s.target().recipient() + "\0.evil>\r\n"))
                        .replies(),
                "SEC-CTRL-1"));
        all.add(Scenario.of(
                "a command behind a CR",
                s -> s.login().write(new Octets("NOOP\rQUIT\r\n")).replies().silence(),
                "SEC-CTRL-2"));
        all.add(Scenario.of(
                "MAIL behind a CR",
                s -> s.login()
                        .write(new Octets("RSET\rMAIL FROM:<" + s.own() + ">\r\n"))
                        .replies()
                        .silence(),
                "SEC-CTRL-2"));
        return all;
    }

    /** Content with line ends of another kind; if it is taken, none of them may go out to the next hop. */
    private static void outbound(Session s, String sequence) {
        s.login();
        Letter letter = s.letterTo(s.own()).text("a" + sequence + "b\r\nend\r\n");
        String recipient = s.remote("smuggled");
        s.sender().line("RCPT TO:<" + recipient + ">").line("DATA");
        s.require(x -> x.phase() == Phase.CONTENT, "DATA was refused");
        int before = s.heard().size();
        s.write(letter.onTheWire()).settle();
        boolean taken = s.heard().size() > before && s.heard().get(before).klass() == 2;
        if (!taken) {
            s.conclude("SEC-SMUG-9", true, "");
            return;
        }
        String arrived = s.delivered(letter).message().raw().latin1();
        boolean bare = arrived.matches("(?s).*(?:(?<!\r)\n|\r(?!\n)).*");
        boolean dangerous = sequence.contains(".") && arrived.matches("(?s).*(?<!\r)\n.*");
        s.conclude(
                "SEC-SMUG-9",
                dangerous ? Outcome.FAIL : bare ? Outcome.WARN : Outcome.PASS,
                new Octets(sequence) + " went out with a bare CR or LF in it");
    }

    /** Content with a false end and a transaction behind it; a server that is taken in answers the latter. */
    private static void smuggle(Session s, String end, int size) {
        s.data();
        StringBuilder body = new StringBuilder(s.header());
        while (body.length() < size) {
            body.append("x".repeat(Math.min(70, size - body.length()))).append(body.length() + 2 < size ? "\r\n" : "");
        }
        String smuggled =
                "MAIL FROM:<" + s.own() + ">\r\nRCPT TO:<" + s.target().recipient() + ">\r\nDATA\r\nsmuggled\r\n.\r\n";
        s.write(new Octets(body + "x" + end + smuggled)).replies().silence();
    }
}
