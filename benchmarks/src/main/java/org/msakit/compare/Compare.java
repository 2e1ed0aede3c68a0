package org.msakit.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.msakit.load.LoadGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the reference server beside others, and holds the ratios against the bars. */
@Command(
        name = "compare.sh",
        description = "Measure what a message costs the reference server beside other servers, all on 127.0.0.1.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Exit code: 0 all bars hold, 1 one is missed, 2 wrong usage, 3 something could not be measured."})
final class Compare implements Callable<Integer> {
    private static final int MISSED = 1;
    private static final int FAILED = 3;
    private static final int ENOUGH_ROUNDS = 5;
    private static final int MOST_HEAP = 4096;
    private static final double LEAST_TLS = 2;
    private static final String HEAP = "heap";
    private static final String TLS = "tls";

    @Spec
    CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "rounds, the order of servers turned round each time; 5")
    int rounds = ENOUGH_ROUNDS;

    @Option(names = "--messages", paramLabel = "N", description = "the most messages in one window; 40000")
    int messages = 40_000;

    @Option(names = "--seconds", paramLabel = "N", description = "the longest that a window lasts; 5")
    int seconds = 5;

    @Option(names = "--warm-up", paramLabel = "N", description = "messages of each kind before the first round; 30000")
    int warmUp = 30_000;

    @Option(
            names = "--servers",
            split = ",",
            paramLabel = "NAME",
            description = "which of smtp-sink, subetha, greenmail, james, aiosmtpd to compare with; all")
    Set<String> servers = new LinkedHashSet<>();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "WHAT",
            description = "which of kept-open, pipelined, one-per-connection, large, heap, tls to measure; all")
    Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            description = "how the reference server drives its sockets, as in serve: auto, nio, epoll, io_uring; auto")
    String transport = "auto";

    @Option(names = "--sessions", paramLabel = "N", description = "idle sessions for the heap; 10000")
    int sessions = 10_000;

    @Option(names = "--handshakes", paramLabel = "N", description = "TLS handshakes in one window; 2000")
    int handshakes = 2_000;

    @Option(names = "--quick", description = "2 short rounds beside smtp-sink, less of everything: to see that it runs")
    boolean quick;

    @Option(names = "--tools", paramLabel = "DIR", hidden = true, description = "where other servers were unpacked")
    Path tools = Path.of("benchmarks", "target", "peers");

    @Option(names = "--launcher", paramLabel = "FILE", hidden = true, description = "starts the reference server")
    Path launcher = Path.of("msakit");

    @Option(names = "--out", paramLabel = "DIR", description = "where windows.tsv and what servers print go")
    Path out = Path.of("benchmarks", "target", "compare");

    private final List<RunningServer> running = new CopyOnWriteArrayList<>();
    private boolean missed;

    public static void main(String... args) {
        System.exit(new CommandLine(new Compare()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter text = spec.commandLine().getOut();
        if (quick) {
            shorten();
        }
        check();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(RunningServer::close), "stop"));
        try (LoadGenerator generator = new LoadGenerator(1)) {
            Files.createDirectories(out);
            text.printf("load average %s; client and servers share this machine%n", LoadAverage.now());
            load(generator, text);
            if (wanted(HEAP)) {
                heap(generator, text);
            }
            if (wanted(TLS)) {
                tls(generator, text);
            }
        } catch (IOException | IllegalStateException e) {
            spec.commandLine().getErr().println("compare.sh: " + e.getMessage());
            return FAILED;
        } finally {
            running.forEach(RunningServer::close);
        }
        return missed ? MISSED : 0;
    }

    private void load(LoadGenerator generator, PrintWriter text) throws IOException, InterruptedException {
        List<Scenario> scenarios = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            if (wanted(scenario.title())) {
                scenarios.add(scenario);
            }
        }
        if (scenarios.isEmpty()) {
            return;
        }
        List<RunningServer> started = new ArrayList<>();
        for (Contender contender : contenders().all()) {
            if (contender.name().equals(Contenders.REFERENCE)
                    || servers.isEmpty()
                    || servers.contains(contender.name())) {
                started.add(start(contender));
            }
        }
        Rounds measured = new Rounds(generator, scenarios, messages, Duration.ofSeconds(seconds), text);
        measured.warmUp(started, warmUp);
        WindowFile file = WindowFile.create(out.resolve("windows.tsv"));
        for (int round = 1; round <= rounds; round++) {
            measured.run(round, started, file);
        }
        List<Comparison.Row> rows = new Comparison(WindowFile.read(out.resolve("windows.tsv")))
                .rows(scenarios, started.stream().map(RunningServer::name).toList());
        Table.print(rows, text);
        missed |= rows.stream().anyMatch(row -> row.verdict() == Verdict.MISSED);
        if (rounds < ENOUGH_ROUNDS) {
            text.println("note: " + rounds + " rounds; the bars are meant for medians of at least " + ENOUGH_ROUNDS);
        }
    }

    private void heap(LoadGenerator generator, PrintWriter text) throws IOException, InterruptedException {
        try (RunningServer server = start(contenders().reference())) {
            double octets = Heap.perIdleSession(generator, server, sessions);
            Verdict verdict = Verdict.atMost(octets, MOST_HEAP);
            missed |= verdict == Verdict.MISSED;
            text.printf(
                    "%nheap: %s octets of live objects for each of %d idle sessions, bar <= %d: %s%n",
                    Table.figure(octets, 0), sessions, MOST_HEAP, verdict);
        }
    }

    private void tls(LoadGenerator generator, PrintWriter text) throws IOException, InterruptedException {
        try (RunningServer openSsl = start(contenders().implicitTls(true));
                RunningServer jdk = start(contenders().implicitTls(false))) {
            Handshakes.Result result = new Handshakes(generator, handshakes, rounds).run(openSsl, jdk);
            Verdict verdict = Verdict.atLeast(result.cost().median(), LEAST_TLS);
            missed |= verdict == Verdict.MISSED;
            text.printf(
                    "%ntls: a full TLS 1.3 handshake costs the server %s us with OpenSSL (%s), %s us with the JDK (%s)%n"
                            + "     JDK / OpenSSL %s (%s), bar >= %s: %s; handshakes a second OpenSSL / JDK %s (%s)%n",
                    Table.figure(result.openSsl().median(), 0),
                    Table.range(result.openSsl(), 0),
                    Table.figure(result.jdk().median(), 0),
                    Table.range(result.jdk(), 0),
                    Table.figure(result.cost().median(), 2),
                    Table.range(result.cost(), 2),
                    Table.figure(LEAST_TLS, 1),
                    verdict,
                    Table.figure(result.rate().median(), 2),
                    Table.range(result.rate(), 2));
        }
    }

    private RunningServer start(Contender contender) throws IOException, InterruptedException {
        RunningServer server = RunningServer.start(contender, out);
        running.add(server);
        return server;
    }

    private Contenders contenders() {
        return new Contenders(List.of(launcher.toAbsolutePath().toString()), transport, tools.toAbsolutePath());
    }

    private boolean wanted(String what) {
        return only.isEmpty() || only.contains(what);
    }

    private void shorten() {
        rounds = 2;
        messages = Math.min(messages, 1_000);
        seconds = Math.min(seconds, 2);
        warmUp = Math.min(warmUp, 2_000);
        sessions = Math.min(sessions, 1_000);
        handshakes = Math.min(handshakes, 300);
        if (servers.isEmpty()) {
            servers.add("smtp-sink");
        }
    }

    private void check() {
        if (Math.min(Math.min(rounds, messages), Math.min(seconds, Math.min(warmUp, Math.min(sessions, handshakes))))
                < 1) {
            throw new ParameterException(spec.commandLine(), "every number has to be at least 1");
        }
        List<String> names = contenders().all().stream()
                .map(Contender::name)
                .filter(n -> !n.equals(Contenders.REFERENCE))
                .toList();
        for (String name : servers) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "no server \"" + name + "\"; there are " + String.join(" ", names));
            }
        }
        for (String what : only) {
            if (!what.equals(HEAP) && !what.equals(TLS)) {
                try {
                    Scenario.of(what);
                } catch (IllegalArgumentException e) {
                    throw new ParameterException(spec.commandLine(), e.getMessage() + " " + HEAP + " " + TLS);
                }
            }
        }
    }
}
