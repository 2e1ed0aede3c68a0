package org.msakit.compare;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.msakit.load.Workload;

/** The kinds of load, and the most that a message may cost the reference server in each, beside smtp-sink. */
enum Scenario {
    KEPT_OPEN("kept-open", 10, 1024, true, false, 0.85),
    PIPELINED("pipelined", 10, 1024, true, true, 0.75),
    ONE_PER_CONNECTION("one-per-connection", 10, 1024, false, false, 1.2),
    LARGE("large", 100, 10_240, true, false, 0.7);

    /** The bars beside the other servers hold for every kind of load. */
    private static final Map<String, Double> BARS =
            Map.of("greenmail", 0.35, "aiosmtpd", 0.35, "james", 0.35, "subetha", 0.65);

    private final String title;
    private final int sessions;
    private final int octets;
    private final boolean keptOpen;
    private final boolean pipelined;
    private final double barOfSink;

    Scenario(String title, int sessions, int octets, boolean keptOpen, boolean pipelined, double barOfSink) {
        this.title = title;
        this.sessions = sessions;
        this.octets = octets;
        this.keptOpen = keptOpen;
        this.pipelined = pipelined;
        this.barOfSink = barOfSink;
    }

    /** The name it is chosen by. */
    String title() {
        return title;
    }

    /** What it is, in words. */
    String description() {
        return sessions + " sessions x " + octets + " octets, "
                + (keptOpen ? "kept open" : "one message per connection") + (pipelined ? ", pipelined" : "");
    }

    /** So many messages of it, none begun after the limit. */
    Workload workload(int messages, Duration limit) {
        return new Workload(sessions, messages, octets, keptOpen, pipelined, limit);
    }

    /** The most that the ratio reference / server may be, where a bar was set. */
    OptionalDouble bar(String server) {
        Double bar = server.equals("smtp-sink") ? Double.valueOf(barOfSink) : BARS.get(server);
        return bar == null ? OptionalDouble.empty() : OptionalDouble.of(bar);
    }

    /** The scenario of that name. */
    static Scenario of(String title) {
        return Arrays.stream(values())
                .filter(each -> each.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario \"" + title + "\"; there are "
                        + Arrays.stream(values()).map(Scenario::title).collect(Collectors.joining(" "))));
    }
}
