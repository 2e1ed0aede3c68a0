package org.msakit.kit.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.msakit.catalogue.Catalogue;
import org.msakit.catalogue.Requirement;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.Event;
import org.msakit.kit.explore.Explored;
import org.msakit.kit.run.RequirementResult;
import org.msakit.kit.run.RunResult;
import org.msakit.kit.run.TargetInfo;
import org.msakit.model.Grade;
import org.msakit.monitor.Verdict;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** A run with one result of each verdict and a password everywhere one could show. */
final class SampleRun {
    static final String PASSWORD = "s3cret/&word";

    private SampleRun() {}

    static Report report() {
        return report(Optional.empty());
    }

    /** As above, of an exploration. */
    static Report explored() {
        return report(Optional.of(new Explored(
                List.of(
                        new Explored.Cell(
                                "command <1>",
                                "NOOP",
                                3,
                                new TreeSet<>(Set.of("2yz")),
                                new TreeSet<>(Set.of("2yz", "4yz", "5yz")),
                                List.of(new Explored.Allowed("250", Grade.PASS)),
                                List.of(
                                        new Explored.Allowed("500|501", Grade.WARN),
                                        new Explored.Allowed("4yz", Grade.INCONCLUSIVE))),
                        new Explored.Cell(
                                "command <1>", "HELO", 0, new TreeSet<>(), new TreeSet<>(), List.of(), List.of()),
                        new Explored.Cell(
                                "command <2>",
                                "HELP",
                                1,
                                new TreeSet<>(Set.of("2yz")),
                                new TreeSet<>(Set.of("2yz")),
                                List.of(new Explored.Allowed("214", Grade.PASS)),
                                List.of())),
                new Explored.Share(5, 9))));
    }

    private static Report report(Optional<Explored> explored) {
        return Report.of(
                run(explored),
                "./msakit check " + PASSWORD,
                id -> "./msakit check " + PASSWORD + " --select " + id,
                List.of(),
                List.of(PASSWORD, ""));
    }

    private static RunResult run(Optional<Explored> explored) {
        List<Requirement> rows = List.copyOf(Catalogue.builtIn().all());
        List<RequirementResult> results = new ArrayList<>();
        int i = 0;
        for (Verdict verdict : Verdict.values()) {
            boolean witness = verdict == Verdict.FAIL || verdict == Verdict.WARN;
            results.add(new RequirementResult(
                    rows.get(i++),
                    verdict,
                    i,
                    false,
                    verdict == Verdict.PASS ? "" : "<reason> & \"" + PASSWORD + "\" \u0001",
                    witness ? Optional.of(dialogue()) : Optional.empty()));
        }
        return new RunResult(
                new TargetInfo("<script>", "127.0.0.1:587", "mx & co", List.of("AUTH PLAIN"), "starttls"),
                7,
                Instant.EPOCH,
                Duration.ofMillis(1234),
                3,
                9,
                results,
                new RunResult.Coverage(
                        1,
                        2,
                        3,
                        new TreeMap<>(Map.of(
                                "sasl <1>",
                                new TreeMap<>(Map.of("response", 12)),
                                "command, TLS, hello EHLO, not authenticated, transaction NONE",
                                new TreeMap<>(Map.of("AUTH", 3)),
                                "command, TLS, hello EHLO, authenticated, transaction NONE",
                                new TreeMap<>(Map.of("NOOP", 1)))),
                        explored),
                "");
    }

    static Dialogue dialogue() {
        String plain = Base64Text.encode("\0alice\0" + PASSWORD);
        return new Dialogue(
                "login",
                List.of(
                        new Event.Connected(false),
                        new Event.Received(new Octets("220 mx <ESMTP>\r\n")),
                        new Event.Sent(Octets.line("AUTH PLAIN " + plain)),
                        new Event.Received(new Octets("535 5.7.8 no " + PASSWORD + "\r\n")),
                        new Event.Sent(new Octets("AUTH PLAIN " + plain.substring(0, 9))),
                        new Event.Sent(new Octets(plain.substring(9) + "\r\n")),
                        new Event.Sent(Octets.line(Base64Text.encode(PASSWORD)))));
    }
}
