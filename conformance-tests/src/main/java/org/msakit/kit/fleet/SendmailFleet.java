package org.msakit.kit.fleet;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.lifecycle.Startables;

/**
 * sendmail in a private network, a sink for what it relays, and a vantage for each client address that a test needs. A
 * vantage is a small container that forwards TCP, so that sendmail sees its address. Every port is published on
 * 127.0.0.1 only; nothing leaves the network.
 */
public final class SendmailFleet implements AutoCloseable {
    private static final int CONTROL = 2500;
    private static final int[] SMTP_PORTS = {25, 465, 587};
    private static final Duration START = Duration.ofSeconds(60);

    private final Network network;
    private final Map<String, Vantage> vantages = new LinkedHashMap<>();
    private final List<GenericContainer<?>> containers = new ArrayList<>();
    private final Control sendmail;
    private final Control sink;
    private final GenericContainer<?> server;
    private final Thread atExit = new Thread(this::remove);

    /** One client address. */
    public record Vantage(String name, InetAddress seenByServer, Map<Integer, InetSocketAddress> ports) {
        /** Where to connect to reach a port of sendmail from this address. */
        public InetSocketAddress to(int port) {
            return ports.get(port);
        }
    }

    /**
     * What to start.
     *
     * @param suite Debian suite
     * @param variant {@code hardened} ({@code no_default_msa}) or {@code stock} (sendmail's own 587, {@code M=E})
     * @param msaModifiers letters of {@code M=} of port 587 in the hardened variant
     * @param vantages names of the client addresses
     */
    public record Options(String suite, String variant, String msaModifiers, List<String> vantages) {
        public static Options hardened(String... vantages) {
            return new Options("bookworm", "hardened", "aE", List.of(vantages));
        }

        public static Options stock(String... vantages) {
            return new Options("bookworm", "stock", "", List.of(vantages));
        }

        public Options with(String modifiers) {
            return new Options(suite, variant, modifiers, vantages);
        }

        public Options on(String debianSuite) {
            return new Options(debianSuite, variant, msaModifiers, vantages);
        }
    }

    /**
     * Builds the image where it is missing, and starts everything.
     *
     * @throws ContainerException where that fails
     */
    public static SendmailFleet start(Options options) {
        ContainerEngine.sweep();
        String image = SendmailImage.build(options.suite());
        try {
            return new SendmailFleet(options, image);
        } catch (RuntimeException e) {
            throw e instanceof ContainerException
                    ? e
                    : new ContainerException("cannot start sendmail: " + e.getMessage(), e);
        }
    }

    private SendmailFleet(Options options, String image) {
        Runtime.getRuntime().addShutdownHook(atExit);
        String prefix = newNetwork();
        network = networkOf(prefix);
        String name = "msakit-" + Long.toHexString(ThreadLocalRandom.current().nextLong() & 0xFFFFFFFFFFL);
        GenericContainer<?> sinkContainer = container(image, name + "-sink", prefix + 3, "sink");
        server = container(image, name + "-sendmail", prefix + 2, "sendmail")
                .withCreateContainerCmdModifier(cmd -> cmd.withHostName("mx.sm.test"))
                .withExtraHost("sink.sm.test", prefix + 3)
                .withEnv("VARIANT", options.variant())
                .withEnv("MSA_MODIFIERS", options.msaModifiers());
        Map<String, GenericContainer<?>> sidecars = new LinkedHashMap<>();
        int host = 11;
        for (String vantage : options.vantages()) {
            sidecars.put(vantage, container(image, name + "-" + vantage, prefix + host++, "vantage", prefix + 2));
        }
        try {
            Startables.deepStart(containers).join();
        } catch (java.util.concurrent.CompletionException e) {
            remove();
            throw new ContainerException("cannot start sendmail: " + e.getCause(), e);
        }
        sendmail = new Control(published(server, CONTROL));
        sink = new Control(published(sinkContainer, CONTROL));
        int at = 11;
        for (Map.Entry<String, GenericContainer<?>> e : sidecars.entrySet()) {
            Map<Integer, InetSocketAddress> ports = new LinkedHashMap<>();
            for (int port : SMTP_PORTS) {
                ports.put(port, published(e.getValue(), port));
            }
            vantages.put(e.getKey(), new Vantage(e.getKey(), address(prefix + at++), ports));
        }
        awaitGreeting();
    }

    private static String newNetwork() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10." + (128 + random.nextInt(64)) + "." + random.nextInt(256) + ".";
    }

    private static Network networkOf(String prefix) {
        var config = new com.github.dockerjava.api.model.Network.Ipam.Config().withSubnet(prefix + "0/24");
        var ipam = new com.github.dockerjava.api.model.Network.Ipam().withConfig(config);
        return Network.builder()
                .createNetworkCmdModifier(cmd -> cmd.withIpam(ipam).withLabels(label()))
                .build();
    }

    private static Map<String, String> label() {
        return Map.of(ContainerEngine.LABEL, Instant.now().toString());
    }

    private GenericContainer<?> container(String image, String name, String address, String... role) {
        boolean controlled = !role[0].equals("vantage");
        List<PortBinding> bindings = new ArrayList<>();
        for (int port : controlled ? new int[] {CONTROL} : SMTP_PORTS) {
            bindings.add(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(port)));
        }
        @SuppressWarnings("resource") // closed by remove()
        GenericContainer<?> container = new GenericContainer<>(image)
                .withImagePullPolicy(any -> false)
                .withNetwork(network)
                .withCommand(role)
                .withStartupCheckStrategy(new IsRunningStartupCheckStrategy())
                .withLabels(label())
                .withCreateContainerCmdModifier(cmd -> {
                    cmd.withName(name).withIpv4Address(address);
                    cmd.withExposedPorts(
                            bindings.stream().map(PortBinding::getExposedPort).toList());
                    cmd.getHostConfig().withPortBindings(bindings);
                });
        containers.add(container);
        return container;
    }

    private static InetSocketAddress published(GenericContainer<?> container, int port) {
        Ports.Binding[] bound = container
                .getContainerInfo()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(port));
        return new InetSocketAddress("127.0.0.1", Integer.parseInt(bound[0].getHostPortSpec()));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until sendmail greets on 587 through every vantage. */
    private void awaitGreeting() {
        Instant end = Instant.now().plus(START);
        for (Vantage vantage : vantages.values()) {
            while (!greets(vantage.to(587))) {
                if (Instant.now().isAfter(end)) {
                    String log = server.getLogs();
                    remove();
                    throw new ContainerException("sendmail does not greet: " + log, new IOException("no greeting"));
                }
            }
        }
    }

    private static boolean greets(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 2_000);
            socket.setSoTimeout(2_000);
            boolean greeted = socket.getInputStream().read() >= 0;
            if (!greeted) {
                Thread.sleep(100);
            }
            return greeted;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContainerException("interrupted", e);
        }
    }

    /**
     * The vantage of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Vantage vantage(String name) {
        Vantage vantage = vantages.get(name);
        if (vantage == null) {
            throw new IllegalArgumentException("no vantage " + name + " in " + vantages.keySet());
        }
        return vantage;
    }

    /** Makes this text the access map; sessions that begin after this meet it. */
    public void accessMap(String text) {
        sendmail.accessMap(text);
    }

    /** What sendmail handed on to the sink. */
    public List<SinkMessage> relayed() {
        return sink.messages("remote");
    }

    /** What sendmail delivered to a local user. */
    public List<SinkMessage> mailbox(String user) {
        return sendmail.messages(user);
    }

    /** Forgets all messages. */
    public void clearMessages() {
        sink.clear();
        sendmail.clear();
    }

    /** sendmail's log so far. */
    public String log() {
        return server.getLogs();
    }

    private void remove() {
        for (GenericContainer<?> c : containers) {
            if (c.getContainerId() != null) {
                ContainerEngine.quietly(() -> ContainerEngine.client()
                        .removeContainerCmd(c.getContainerId())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec());
            }
        }
        try {
            network.close();
        } catch (DockerException e) {
            ContainerEngine.quietly(() -> {
                throw e;
            });
        }
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the JVM is going down, and the hook has run
        }
    }
}
