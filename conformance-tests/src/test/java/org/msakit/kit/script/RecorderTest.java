package org.msakit.kit.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.dialogue.Event;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.scenario.PreconditionNotMet;
import org.msakit.kit.scenario.Scenario;
import org.msakit.kit.scenario.Scenarios;
import org.msakit.kit.scenario.Session;
import org.msakit.kit.target.InMemoryTarget;
import org.msakit.kit.target.SimulatedTarget;
import org.msakit.kit.target.Target;
import org.msakit.model.Config;
import org.msakit.monitor.Monitor;
import org.msakit.rules.SubmissionModel;
import org.msakit.server.mutant.HostFault;
import org.msakit.server.mutant.Mutant;
import org.msakit.server.mutant.Mutants;
import org.msakit.simulation.Manners;

/**
 * Records the dialogues that the tests of the monitor judge: of those that were had, the short ones that show a verdict, or
 * a reply in a state, that no shorter one shows.
 */
class RecorderTest {
    private static final Path FOLDER = Path.of("../protocol-model/src/test/resources/org/msakit/monitor");
    private static final int LONGEST = 4_000;
    private static final int SIMULATED = Integer.getInteger("msakit.recordings.servers", 16);
    private static final Pattern KEYWORD = Pattern.compile(" ([A-Za-z0-9-]+)=");

    /** A dialogue that was had, in a file that is named for whom it was had with. */
    private record Taken(String file, Config config, Dialogue dialogue, String text) {}

    @Test
    @EnabledIfSystemProperty(named = "msakit.recordings.write", matches = "true")
    void record() throws IOException {
        List<Taken> taken = new ArrayList<>();
        Target reference = InMemoryTarget.reference();
        Scenarios.all().forEach(s -> take("reference", reference, s, taken));
        for (Mutant mutant : Mutants.all()) {
            if (mutant.hostFault() == HostFault.NONE) {
                Target target = InMemoryTarget.mutant(mutant);
                Scenarios.all().stream()
                        .filter(s -> s.rows().contains(mutant.requirementId()))
                        .forEach(s -> take("mutants", target, s, taken));
            }
        }
        for (int seed = 1; seed <= SIMULATED; seed++) {
            Target target = SimulatedTarget.of(SubmissionModel::cell, atOnce(Manners.drawn(seed)));
            Scenarios.all().forEach(s -> take("simulated", target, s, taken));
        }
        TreeMap<String, StringBuilder> files = new TreeMap<>();
        for (Taken kept : chosen(taken)) {
            files.computeIfAbsent(kept.file(), f -> new StringBuilder()).append(kept.text());
        }
        Files.createDirectories(FOLDER);
        for (String name : files.keySet()) {
            Files.writeString(FOLDER.resolve(name + ".txt"), files.get(name), StandardCharsets.UTF_8);
        }
        assertThat(files).hasSizeGreaterThan(2);
    }

    private static void take(String file, Target target, Scenario scenario, List<Taken> taken) {
        Optional<Target> configured = scenario.need().isEmpty()
                ? Optional.of(target)
                : target.facilities().variants().apply(scenario.need().get());
        if (configured.isEmpty()) {
            return;
        }
        try (Connection connection = configured.get().dialer().dial();
                Session session = new Session(configured.get(), connection)) {
            try {
                session.connect();
                scenario.script().accept(session);
            } catch (PreconditionNotMet e) {
                // What was said until then is a dialogue too.
            }
            Config config = session.target().config();
            Dialogue dialogue = session.transcript().dialogue(scenario.title());
            String text = print(config, dialogue);
            if (text.length() < LONGEST) {
                taken.add(new Taken(file, config, dialogue, text));
            }
        } catch (UnreachableException e) {
            throw new AssertionError(e);
        }
    }

    /** The same manners, but each reply whole: how octets are cut is for the tests of the reader of replies. */
    private static Manners atOnce(Manners m) {
        return new Manners(
                m.seed(),
                m.fickle(),
                m.exact(),
                m.refusing(),
                m.busy(),
                m.leaving(),
                m.slowest(),
                Integer.MAX_VALUE,
                1,
                m.keywords(),
                m.mechanisms());
    }

    private static List<Taken> chosen(List<Taken> taken) {
        List<Taken> byLength = taken.stream()
                .sorted(Comparator.comparing((Taken t) -> t.text().length()).thenComparing(Taken::text))
                .toList();
        Set<String> seen = new HashSet<>();
        List<Taken> chosen = new ArrayList<>();
        for (Taken one : byLength) {
            if (seen.addAll(shown(one))) {
                chosen.add(one);
            }
        }
        return chosen;
    }

    /** The verdicts, and which reply came to which command in which state. */
    private static Set<String> shown(Taken taken) {
        Set<String> shown = verdicts(taken);
        Monitor monitor = new Monitor(taken.config());
        String said = "";
        for (Event event : taken.dialogue().events()) {
            if (event instanceof Event.Connected) {
                monitor = new Monitor(taken.config());
            } else if (event instanceof Event.Sent sent) {
                said = command(sent.octets().latin1());
            }
            String before =
                    monitor.state().phase() + " " + monitor.state().login().done() + " "
                            + monitor.state().mail().stage();
            monitor.take(event);
            if (event instanceof Event.Received received && received.octets().length() >= 3) {
                shown.add(before + " / " + said + " / "
                        + received.octets().latin1().substring(0, 3));
            }
        }
        return shown;
    }

    private static String command(String line) {
        StringBuilder command = new StringBuilder(line.split("[ \r\n:]", 2)[0].toUpperCase(Locale.ROOT));
        command.setLength(Math.min(command.length(), 8));
        Matcher keywords = KEYWORD.matcher(line);
        while (keywords.find()) {
            command.append(' ').append(keywords.group(1));
        }
        return command.toString();
    }

    private static Set<String> verdicts(Taken taken) {
        Set<String> verdicts = new TreeSet<>();
        Recording.judge(taken.config(), taken.dialogue())
                .forEach(f -> verdicts.add(f.outcome() + " " + f.requirement()));
        return verdicts;
    }

    private static String print(Config config, Dialogue had) {
        String dialogue = DialogueFormat.print(had);
        String client = "# client " + config.admission() + " " + (config.submissionPort() ? "submission" : "other")
                + " " + (config.tlsRequired() ? "tls-required" : "tls-optional");
        return "# title " + dialogue.substring(2).replaceFirst("\n", "\n" + client + "\n");
    }
}
