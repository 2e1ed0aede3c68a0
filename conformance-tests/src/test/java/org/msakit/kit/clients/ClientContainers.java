package org.msakit.kit.clients;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.msakit.kit.fleet.ContainerEngine;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.lifecycle.Startables;

/** Containers with the mail programs, one per image. They use the network of the host, and listen nowhere. */
final class ClientContainers implements AutoCloseable {
    private static final String FOLDER = "/org/msakit/kit/clients/";
    private static final List<String> SCRIPTS = List.of("settings.sh", "submit.mc", "exim.conf");

    private final Map<ForeignClient.Image, GenericContainer<?>> containers = new EnumMap<>(ForeignClient.Image.class);

    /**
     * Builds what is missing, and starts all.
     *
     * @param files contents of further files, by their name in {@code /clients}
     */
    ClientContainers(Map<String, byte[]> files) {
        ContainerEngine.sweep();
        for (ForeignClient.Image image : ForeignClient.Image.values()) {
            containers.put(image, container(image, files));
        }
        Startables.deepStart(containers.values()).join();
    }

    private static GenericContainer<?> container(ForeignClient.Image image, Map<String, byte[]> files) {
        GenericContainer<?> container = new GenericContainer<>(image(image))
                .withImagePullPolicy(any -> false)
                .withNetworkMode("host")
                .withLabels(ContainerEngine.labels());
        for (String name : SCRIPTS) {
            container.withCopyToContainer(Transferable.of(resource(name)), "/clients/" + name);
        }
        for (ForeignClient client : ForeignClient.values()) {
            String name = client.script + ".sh";
            container.withCopyToContainer(Transferable.of(resource(name)), "/clients/" + name);
        }
        files.forEach((name, octets) -> container.withCopyToContainer(Transferable.of(octets), "/clients/" + name));
        return container;
    }

    /**
     * Makes the client send the letter.
     *
     * @param way {@code starttls} or {@code implicit}
     * @param authorities file in {@code /clients} with the certificate that it has to trust
     */
    ExecResult send(ForeignClient client, String way, int port, String authorities, String recipient)
            throws IOException, InterruptedException {
        return containers
                .get(client.image)
                .execInContainer(
                        "timeout",
                        "60",
                        "sh",
                        "/clients/" + client.script + ".sh",
                        way,
                        Integer.toString(port),
                        "/clients/" + authorities,
                        recipient);
    }

    /** The image's tag, which holds a hash of what it is made from; built where it is missing. */
    private static Future<String> image(ForeignClient.Image image) {
        byte[] dockerfile = resource("Dockerfile");
        int hash = Objects.hash(Arrays.hashCode(dockerfile), image.packages);
        String tag = "msakit/clients-%s:%08x".formatted(image.name().toLowerCase(Locale.ROOT), hash);
        try {
            DockerClientFactory.instance().client().inspectImageCmd(tag).exec();
            return CompletableFuture.completedFuture(tag);
        } catch (NotFoundException e) {
            return new ImageFromDockerfile(tag, false)
                    .withFileFromTransferable("Dockerfile", Transferable.of(dockerfile))
                    .withBuildArg("PACKAGES", image.packages);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = ClientContainers.class.getResourceAsStream(FOLDER + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        containers.values().forEach(GenericContainer::stop);
    }
}
