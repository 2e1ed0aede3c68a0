package org.msakit.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.load.LoadGenerator;
import org.msakit.load.OpenSessions;

/** What idle sessions cost the heap of a server that runs on Java. */
final class Heap {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");
    private static final int FIRST = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Heap() {}

    /**
     * Octets of live objects for each of so many sessions that have said EHLO.
     *
     * @throws IOException if the sessions do not all answer afterwards, or the heap cannot be looked at
     */
    static double perIdleSession(LoadGenerator generator, RunningServer server, int sessions)
            throws IOException, InterruptedException {
        generator.open(server.address(), FIRST).close();
        long empty = live(server.pid());
        try (OpenSessions open = generator.open(server.address(), sessions)) {
            long full = live(server.pid());
            int alive = open.noop(PATIENCE);
            if (alive < sessions) {
                throw new IOException("only " + alive + " of " + sessions + " idle sessions answer NOOP");
            }
            return (full - empty) / (double) sessions;
        }
    }

    /** Octets of the objects that survive a full collection. */
    private static long live(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return total(histogram);
    }

    /** The octets in the last line of a class histogram. */
    static long total(String histogram) throws IOException {
        Matcher matcher = TOTAL.matcher(histogram);
        if (!matcher.find()) {
            throw new IOException(
                    "no class histogram: " + histogram.lines().findFirst().orElse("nothing"));
        }
        return Long.parseLong(matcher.group(1));
    }
}
