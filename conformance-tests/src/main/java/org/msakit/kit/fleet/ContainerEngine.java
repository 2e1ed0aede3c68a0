package org.msakit.kit.fleet;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine. */
public final class ContainerEngine {
    /** What every container and network of the kit is labelled with. */
    static final String LABEL = "org.msakit.kit";

    /** Leftovers of killed runs are removed once they are older than any run. */
    private static final Duration LEFTOVER = Duration.ofMinutes(30);

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

    /** Removes containers and networks that killed runs left behind. */
    public static void sweep() {
        DockerClient client = client();
        List<Container> containers = client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(LABEL))
                .exec();
        for (Container c : containers) {
            if (old(c.getLabels())) {
                quietly(() ->
                        client.removeContainerCmd(c.getId()).withForce(true).exec());
            }
        }
        for (Network n : client.listNetworksCmd().exec()) {
            if (n.getLabels() != null && n.getLabels().containsKey(LABEL) && old(n.getLabels())) {
                quietly(() -> client.removeNetworkCmd(n.getId()).exec());
            }
        }
    }

    private static boolean old(Map<String, String> labels) {
        try {
            return Instant.parse(labels.get(LABEL)).plus(LEFTOVER).isBefore(Instant.now());
        } catch (java.time.format.DateTimeParseException e) {
            return true;
        }
    }

    /** Runs a clean-up; what is gone already is gone. */
    static void quietly(Runnable cleanUp) {
        try {
            cleanUp.run();
        } catch (DockerException e) {
            if (System.getenv("MSAKIT_DEBUG") != null) {
                System.err.println("clean-up: " + e.getMessage());
            }
        }
    }
}
