package org.msakit.kit.fleet;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine. */
public final class ContainerEngine {
    /** What every container and network of the kit is labelled with: the instant of its making. */
    private static final String LABEL = "org.msakit.kit";

    private static final String HOST = LABEL + ".host";
    private static final String PID = LABEL + ".pid";
    private static final String STARTED = LABEL + ".started";

    /** Whether a process of another host lives cannot be seen; what it made is a leftover after this. */
    private static final Duration LEFTOVER = Duration.ofHours(12);

    /** How far two readings of one process's start may lie apart, since clocks are set. */
    private static final Duration CLOCK = Duration.ofMinutes(1);

    private ContainerEngine() {}

    private static final class Holder {
        static final String WHY_NOT = probe();

        private static String probe() {
            try {
                DockerClient client = DockerClientFactory.lazyClient();
                client.pingCmd().exec();
                return "";
            } catch (RuntimeException e) {
                return "no container engine answers: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            }
        }
    }

    /** Whether an engine answers; asked once. Never throws. */
    public static boolean available() {
        return Holder.WHY_NOT.isEmpty();
    }

    /** Why there is none, in one line; empty where there is one. */
    public static String whyNot() {
        return Holder.WHY_NOT;
    }

    static DockerClient client() {
        return DockerClientFactory.instance().client();
    }

    /** Labels that tell when something was made and by which process. */
    public static Map<String, String> labels() {
        ProcessHandle self = ProcessHandle.current();
        Map<String, String> labels = new HashMap<>();
        labels.put(LABEL, Instant.now().toString());
        labels.put(HOST, hostName());
        labels.put(PID, Long.toString(self.pid()));
        self.info().startInstant().ifPresent(start -> labels.put(STARTED, start.toString()));
        return labels;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return String.valueOf(System.getenv("HOSTNAME"));
        }
    }

    /** Removes containers and networks that killed runs left behind. */
    public static void sweep() {
        DockerClient client = client();
        List<Container> containers = client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(LABEL))
                .exec();
        for (Container c : containers) {
            if (leftover(c.getLabels())) {
                quietly(() ->
                        client.removeContainerCmd(c.getId()).withForce(true).exec());
            }
        }
        for (Network n : client.listNetworksCmd().exec()) {
            if (n.getLabels() != null && n.getLabels().containsKey(LABEL) && leftover(n.getLabels())) {
                quietly(() -> client.removeNetworkCmd(n.getId()).exec());
            }
        }
    }

    /** Made by a process of this host that is dead, or long ago elsewhere. */
    private static boolean leftover(Map<String, String> labels) {
        try {
            if (hostName().equals(labels.get(HOST)) && labels.containsKey(PID)) {
                return !lives(Long.parseLong(labels.get(PID)), labels.get(STARTED));
            }
            return Instant.parse(labels.get(LABEL)).plus(LEFTOVER).isBefore(Instant.now());
        } catch (DateTimeParseException | NumberFormatException e) {
            return true;
        }
    }

    /** Whether the process lives; another one that got its number later does not count. */
    private static boolean lives(long pid, String started) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty() || started == null) {
            return process.isPresent();
        }
        Instant then = Instant.parse(started);
        return process.get()
                .info()
                .startInstant()
                .map(now -> Duration.between(then, now).abs().compareTo(CLOCK) <= 0)
                .orElse(true);
    }

    /** Runs a clean-up; what is gone already is gone. */
    static void quietly(Runnable cleanUp) {
        try {
            cleanUp.run();
        } catch (RuntimeException e) {
            if (System.getenv("MSAKIT_DEBUG") != null) {
                System.err.println("clean-up: " + e.getMessage());
            }
        }
    }
}
