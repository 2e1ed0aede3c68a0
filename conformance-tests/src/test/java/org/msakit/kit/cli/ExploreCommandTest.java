package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msakit.kit.scenario.Session;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.mutant.Mutants;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What explore prints and writes down. */
class ExploreCommandTest {
    private static final String PASSWORD = "wonder-land";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<ReferenceServer> servers = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        servers.forEach(ReferenceServer::close);
    }

    private int run(List<String> words) {
        return Main.run(new SocketTargets(), new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));
    }

    private String serving(ServerConfig.Builder config) throws Exception {
        ReferenceServer server = ReferenceServer.start(
                config.account("alice", PASSWORD).build(), List.of(ListenerConfig.loopback("MSA", "aE")));
        servers.add(server);
        return "127.0.0.1:" + server.addresses().get("MSA").getPort();
    }

    /** A command on a target, with the account. */
    private List<String> account(String target, String... command) throws Exception {
        Path password = Files.writeString(directory.resolve("pw"), PASSWORD + "\n");
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(target, "--user", "alice", "--password-file", password.toString()));
        return words;
    }

    private List<String> exploring(String target, int dialogues, String... options) throws Exception {
        List<String> words = account(target, "explore");
        words.addAll(List.of("--dialogues", String.valueOf(dialogues), "--seed", "7"));
        words.addAll(List.of(options));
        return words;
    }

    private static List<String> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode json(Path report) throws Exception {
        return JsonMapper.builder().build().readTree(Files.readString(report.resolve("report.json")));
    }

    @Test
    void theReportHasTheFilesOfThatOfCheckAndTheFiguresPrinted() throws Exception {
        String target = serving(ServerConfig.builder());
        Path report = directory.resolve("explored");
        assertThat(run(exploring(target, 400, "--report", report.toString())))
                .as(out + "" + err)
                .isZero();
        Path checked = directory.resolve("checked");
        List<String> check = account(target, "check");
        check.addAll(List.of("--select", "RFC5321-3.1-1", "--report", checked.toString()));
        assertThat(run(check)).as(out + "" + err).isZero();
        assertThat(files(report)).isEqualTo(files(checked));

        JsonNode cells = json(report).at("/coverage/explored/cells");
        String figure = cells.get("done") + " of " + cells.get("of") + " pairs of state and stimulus exercised";
        assertThat(cells.get("done").asInt()).isGreaterThan(200);
        assertThat(out.toString()).contains(figure + "\n").doesNotContain("never sent");
        assertThat(report.resolve("report.html")).content().contains("<li>" + figure + "</li>", "never sent");
        assertThat(report.resolve("summary.md")).content().contains("- " + figure + "\n");
        assertThat(json(report).at("/run/dialogues").asInt()).isEqualTo(400);
        assertThat(json(checked).at("/coverage").has("explored")).isFalse();
    }

    @Test
    void whatIsMissingIsListedOnDemand() throws Exception {
        run(exploring(serving(ServerConfig.builder()), 5, "--verbose"));
        assertThat(out.toString()).containsPattern("\\[command, clear text, [^\n]*] \\w[^\n]*: never sent\n");
    }

    @Test
    void theReportHoldsTheShrunkWitnessAndTheCommandThatShowsItAgain() throws Exception {
        String target = serving(ServerConfig.builder().mutant(Mutants.byId("mail-accepted-before-auth")));
        Path report = directory.resolve("explored");
        assertThat(run(exploring(target, 600, "--report", report.toString())))
                .as(out + "" + err)
                .isEqualTo(1);
        JsonNode failed = null;
        for (JsonNode row : json(report).get("requirements")) {
            failed = row.get("verdict").asString().equals("FAIL") ? row : failed;
        }
        assertThat(failed).isNotNull();
        Path witness = report.resolve("witnesses").resolve(failed.get("id").asString() + ".txt");
        assertThat(witness)
                .content()
                .isEqualTo(failed.get("witness").asString())
                .doesNotContain(PASSWORD);
        String indented = failed.get("witness").asString().indent(4);
        assertThat(out.toString()).contains("  dialogue:\n" + indented + "  shrunk to ");
        String again = "./msakit replay " + witness + " " + target + " --user alice --password-file "
                + directory.resolve("pw");
        assertThat(report.resolve("report.html")).content().contains(again);
        assertThat(report.resolve("junit.xml")).content().contains("again: " + again);
        assertThat(run(account(target, "replay", witness.toString()))).isEqualTo(1);
    }

    private static List<String> dialogues(Path journal) throws Exception {
        return Files.readString(journal)
                .lines()
                .filter(line -> line.startsWith("# exploration, "))
                .map(line -> line.replaceFirst(", up to .*", ""))
                .toList();
    }

    @Test
    void itGoesOnBehindTheDialoguesOfItsJournal() throws Exception {
        Path journal = directory.resolve("journal");
        String target = serving(ServerConfig.builder());
        run(exploring(target, 12, "--journal", journal.toString()));
        String begun = Files.readString(journal);
        assertThat(dialogues(journal)).hasSize(12);
        assertThat(begun)
                .startsWith("# explored with seed 7\n\n")
                .contains("[credentials]")
                .doesNotContain(PASSWORD, Session.plain("", "alice", PASSWORD));
        Files.writeString(journal, begun + "# exploration, dialogue 13\n* connected\nS: 220 cut o");

        Path report = directory.resolve("explored");
        List<String> words = account(target, "explore");
        words.addAll(List.of("--dialogues", "30", "--journal", journal.toString(), "--report", report.toString()));
        run(words);
        assertThat(out.toString()).as("the seed is that of the journal").contains(", seed 7\n");
        assertThat(Files.readString(journal)).startsWith(begun);
        assertThat(dialogues(journal)).hasSize(30).doesNotHaveDuplicates().endsWith("# exploration, dialogue 30");
        assertThat(json(report).at("/run/dialogues").asInt()).isEqualTo(30);
    }

    @Test
    void aJournalOfAnotherExplorationIsExitCode2() throws Exception {
        Path journal = directory.resolve("journal");
        String target = serving(ServerConfig.builder());
        run(exploring(target, 5, "--journal", journal.toString()));
        List<String> otherSeed = exploring(target, 5, "--journal", journal.toString());
        otherSeed.set(otherSeed.indexOf("7"), "8");
        assertThat(run(otherSeed)).isEqualTo(2);
        assertThat(err.toString()).contains("was begun with seed 7, not 8");

        Files.writeString(journal, Files.readString(journal).replaceFirst("seed 7", "seed 9"));
        List<String> otherWalks = exploring(target, 5, "--journal", journal.toString());
        otherWalks.set(otherWalks.indexOf("7"), "9");
        assertThat(run(otherWalks)).isEqualTo(2);
        assertThat(err.toString()).contains("\"exploration, dialogue 1, up to ", "\" goes on in another way now");

        Files.writeString(journal, "notes\n\n");
        assertThat(run(otherWalks)).isEqualTo(2);
        assertThat(err.toString()).contains("not begun by explore --journal");
        assertThat(journal).content().isEqualTo("notes\n\n");
    }

    @Test
    void withoutAnAccountTheRunSaysLittle() throws Exception {
        String target = serving(ServerConfig.builder());
        assertThat(run(List.of("explore", target, "--dialogues", "20", "--seed", "7")))
                .isEqualTo(3);
        assertThat(out.toString())
                .contains("The run as a whole is inconclusive: no account was given")
                .contains("\nINCONCLUSIVE: 0 failed");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsExitCode2() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThat(run(exploring(
                        "127.0.0.1:1", 1, "--report", file.resolve("report").toString())))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot write a report to ");
    }
}
