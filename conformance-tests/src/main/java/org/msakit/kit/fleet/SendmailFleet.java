package org.msakit.kit.fleet;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ExecConfig;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.lifecycle.Startables;

/**
 * sendmail in a private network, a sink for what it relays, and a vantage for each client address that a test needs. A
 * vantage is a small container that forwards TCP, so that sendmail sees its address. Every port is published on
 * 127.0.0.1 only; nothing leaves the network.
 */
public final class SendmailFleet implements AutoCloseable {
    private static final int CONTROL = 2500;
    private static final int RELAY = 2600;
    private static final int[] SERVER_PORTS = {CONTROL, RELAY};
    private static final int[] VANTAGE_PORTS = {25, 465, 587, RELAY};
    private static final String GIVEN = "given";
    private static final String GIVEN_FILE = "/etc/msakit/given.mc";
    private static final Duration START = Duration.ofSeconds(60);
    private static final int GREETING_MILLIS = 1_500;
    private static final int PAUSE_MILLIS = 100;
    private static final int SUBNETS = 20;

    private final Network network;
    private final InetAddress address;
    private final Map<String, Vantage> vantages = new LinkedHashMap<>();
    private final Map<String, GenericContainer<?>> sidecars = new LinkedHashMap<>();
    private final List<GenericContainer<?>> containers = new ArrayList<>();
    private final Control sendmail;
    private final Control sink;
    private final GenericContainer<?> server;
    private final Thread atExit = new Thread(this::remove);

    /** A vantage inside the server's container: sendmail sees 127.0.0.1, which may always relay. */
    public InetSocketAddress loopbackRelay() {
        return published(server, RELAY);
    }

    /** One client address. */
    public record Vantage(String name, InetAddress seenByServer, Map<Integer, InetSocketAddress> ports) {
        /** Where to connect to reach a port of sendmail from this address. */
        public InetSocketAddress to(int port) {
            return ports.get(port);
        }

        /** Where to reach any port of sendmail from this address: the first line that is sent names it. */
        public InetSocketAddress relay() {
            return ports.get(RELAY);
        }
    }

    /**
     * What to start.
     *
     * @param suite Debian suite
     * @param variant {@code hardened} ({@code no_default_msa}), {@code stock} (sendmail's own 587, {@code M=E}) or
     *     {@code given}
     * @param mc the sendmail.mc of the variant {@code given}
     * @param msaModifiers letters of {@code M=} of port 587 in the hardened variant
     * @param vantages names of the client addresses
     * @param withoutPort25 vantages whose network lets nothing out to port 25
     * @param pool more servers in the same container, one a line as the entry point reads them
     * @param names what the address of a vantage resolves to; nothing for the others
     */
    public record Options(
            String suite,
            String variant,
            String mc,
            String msaModifiers,
            List<String> vantages,
            Set<String> withoutPort25,
            List<String> pool,
            Map<String, String> names) {
        public Options {
            if (!msaModifiers.matches("[A-Za-z]*")) {
                throw new IllegalArgumentException("modifiers must be letters: " + msaModifiers);
            }
        }

        public static Options hardened(String... vantages) {
            return variant("hardened", "", "aE", vantages);
        }

        public static Options stock(String... vantages) {
            return variant("stock", "", "", vantages);
        }

        /** A sendmail.mc as it is; sendmail has to listen on port 25 at least. */
        public static Options given(String mc, String... vantages) {
            return variant(GIVEN, mc, "", vantages);
        }

        private static Options variant(String name, String mc, String modifiers, String... vantages) {
            return new Options("bookworm", name, mc, modifiers, List.of(vantages), Set.of(), List.of(), Map.of());
        }

        public Options with(String modifiers) {
            return new Options(suite, variant, mc, modifiers, vantages, withoutPort25, pool, names);
        }

        public Options on(String debianSuite) {
            return new Options(debianSuite, variant, mc, msaModifiers, vantages, withoutPort25, pool, names);
        }

        /** The same with more servers, and with names for some vantages. */
        public Options with(List<String> servers, Map<String, String> hosts) {
            return new Options(suite, variant, mc, msaModifiers, vantages, withoutPort25, servers, hosts);
        }

        /** The same with vantages in a network of which nothing gets out to port 25 (OP25B). */
        public Options withoutPort25(String... blocked) {
            return new Options(suite, variant, mc, msaModifiers, vantages, Set.of(blocked), pool, names);
        }

        private int[] greetingPorts() {
            return variant.equals(GIVEN) ? new int[] {25} : new int[] {25, 587};
        }
    }

    /**
     * Builds the image where it is missing, and starts everything.
     *
     * @throws ContainerException where that fails
     */
    public static SendmailFleet start(Options options) {
        String image;
        try {
            ContainerEngine.sweep();
            image = SendmailImage.build(options.suite());
        } catch (ContainerException | IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ContainerException("cannot start sendmail: " + reason(e), e);
        }
        return new SendmailFleet(options, image);
    }

    private SendmailFleet(Options options, String image) {
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            Subnet subnet = newNetwork();
            String prefix = subnet.prefix();
            network = subnet.network();
            String name =
                    "msakit-" + Long.toHexString(ThreadLocalRandom.current().nextLong() & 0xFFFFFFFFFFL);
            GenericContainer<?> sinkContainer = container(image, name + "-sink", prefix + 3, "sink");
            server = container(image, name + "-sendmail", prefix + 2, "sendmail")
                    .withCreateContainerCmdModifier(cmd -> cmd.withHostName("mx.sm.test"))
                    .withExtraHost("sink.sm.test", prefix + 3)
                    .withEnv("VARIANT", options.variant())
                    .withEnv("MSA_MODIFIERS", options.msaModifiers())
                    .withEnv("POOL", String.join("\n", options.pool()))
                    .withCopyToContainer(Transferable.of(options.mc()), GIVEN_FILE);
            address = address(prefix + 2);
            int host = 11;
            for (String vantage : options.vantages()) {
                if (options.names().containsKey(vantage)) {
                    server.withExtraHost(options.names().get(vantage), prefix + host);
                }
                GenericContainer<?> sidecar =
                        container(image, name + "-" + vantage, prefix + host++, "vantage", prefix + 2);
                if (options.withoutPort25().contains(vantage)) {
                    withoutPort25(sidecar);
                }
                sidecars.put(vantage, sidecar);
            }
            Startables.deepStart(containers).join();
            sendmail = new Control(published(server, CONTROL));
            sink = new Control(published(sinkContainer, CONTROL));
            int at = 11;
            for (Map.Entry<String, GenericContainer<?>> e : sidecars.entrySet()) {
                Map<Integer, InetSocketAddress> ports = new LinkedHashMap<>();
                for (int port : VANTAGE_PORTS) {
                    ports.put(port, published(e.getValue(), port));
                }
                vantages.put(e.getKey(), new Vantage(e.getKey(), address(prefix + at++), ports));
            }
            awaitGreeting(options);
        } catch (RuntimeException e) {
            String why = "cannot start sendmail: " + reason(e) + exited();
            close();
            throw e instanceof ContainerException known ? known : new ContainerException(why, e);
        }
    }

    /** What lies at the bottom of a failure. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    /** A network, made, and the start of its addresses. */
    private record Subnet(String prefix, Network network) {}

    private static Subnet newNetwork() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int attempt = 1; ; attempt++) {
            String prefix = "10." + (128 + random.nextInt(64)) + "." + random.nextInt(256) + ".";
            Network network = networkOf(prefix);
            try {
                network.getId(); // makes it
                return new Subnet(prefix, network);
            } catch (DockerException e) {
                if (attempt == SUBNETS || !String.valueOf(e.getMessage()).contains("overlap")) {
                    throw e;
                }
            }
        }
    }

    private static Network networkOf(String prefix) {
        var config = new com.github.dockerjava.api.model.Network.Ipam.Config().withSubnet(prefix + "0/24");
        var ipam = new com.github.dockerjava.api.model.Network.Ipam().withConfig(config);
        return Network.builder()
                .createNetworkCmdModifier(cmd -> cmd.withIpam(ipam).withLabels(ContainerEngine.labels()))
                .build();
    }

    private GenericContainer<?> container(String image, String name, String address, String... role) {
        boolean controlled = !role[0].equals("vantage");
        List<PortBinding> bindings = new ArrayList<>();
        for (int port : controlled ? SERVER_PORTS : VANTAGE_PORTS) {
            bindings.add(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(port)));
        }
        @SuppressWarnings("resource") // closed by remove()
        GenericContainer<?> container = new GenericContainer<>(image)
                .withImagePullPolicy(any -> false)
                .withNetwork(network)
                .withCommand(role)
                .withStartupCheckStrategy(new IsRunningStartupCheckStrategy())
                .withLabels(ContainerEngine.labels())
                .withCreateContainerCmdModifier(cmd -> {
                    cmd.withName(name).withIpv4Address(address);
                    cmd.withExposedPorts(
                            bindings.stream().map(PortBinding::getExposedPort).toList());
                    cmd.getHostConfig().withPortBindings(bindings);
                });
        containers.add(container);
        return container;
    }

    /** Rules about packets are those of the container's own network namespace; no other is touched. */
    private static void withoutPort25(GenericContainer<?> sidecar) {
        sidecar.withEnv("BLOCKED_PORT", "25")
                .withCreateContainerCmdModifier(cmd -> cmd.getHostConfig().withCapAdd(Capability.NET_ADMIN));
    }

    private static InetSocketAddress published(GenericContainer<?> container, int port) {
        Ports ports = container.getContainerInfo().getNetworkSettings().getPorts();
        Ports.Binding[] bound = ports == null ? null : ports.getBindings().get(ExposedPort.tcp(port));
        if (bound == null || bound.length == 0) {
            throw new IllegalStateException("port " + port + " is not published");
        }
        return new InetSocketAddress("127.0.0.1", Integer.parseInt(bound[0].getHostPortSpec()));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until sendmail greets through every vantage that lets it be reached. */
    private void awaitGreeting(Options options) {
        Instant end = Instant.now().plus(START);
        for (Vantage vantage : vantages.values()) {
            boolean blocked = options.withoutPort25().contains(vantage.name());
            for (int port : options.greetingPorts()) {
                while (!(blocked && port == 25) && !greets(vantage.to(port))) {
                    if (!exited().isEmpty()) {
                        throw new IllegalStateException("no greeting on port " + port);
                    }
                    if (Instant.now().isAfter(end)) {
                        throw new IllegalStateException(
                                "no greeting on port " + port + ", last log line: " + lastLine(server));
                    }
                    pause();
                }
            }
        }
    }

    /** Which container has exited, and its last words, in brackets; empty where none has. */
    private String exited() {
        for (GenericContainer<?> c : containers) {
            if (c.getContainerId() != null && !c.isRunning()) {
                return " (container " + c.getCommandParts()[0] + " has exited: " + lastLine(c) + ")";
            }
        }
        return "";
    }

    private static String lastLine(GenericContainer<?> container) {
        try {
            return container
                    .getLogs()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce("no log", (earlier, later) -> later);
        } catch (RuntimeException e) {
            return "no log";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean greets(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, GREETING_MILLIS);
            socket.setSoTimeout(GREETING_MILLIS);
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
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

    /** The text of a file of the server: sendmail.mc and sendmail.cf lie in {@code /etc/mail}. */
    public String file(String path) {
        return server.copyFileFromContainer(path, in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Writes a file of the server. */
    public void file(String path, String text) {
        server.copyFileToContainer(Transferable.of(text), path);
    }

    /**
     * Runs a command in the server's container and waits for its end.
     *
     * @param user who runs it
     */
    public ExecResult run(String user, String... command) {
        return run(server, user, command);
    }

    /** Runs a command on the client that has the address of the vantage, and waits for its end. */
    public ExecResult runAt(Vantage vantage, String... command) {
        return run(sidecars.get(vantage.name()), "root", command);
    }

    private static ExecResult run(GenericContainer<?> container, String user, String... command) {
        try {
            return container.execInContainer(
                    ExecConfig.builder().user(user).command(command).build());
        } catch (IOException e) {
            throw new ContainerException("cannot run " + String.join(" ", command) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The address of sendmail in the private network. */
    public InetAddress address() {
        return address;
    }

    /** sendmail's log so far. */
    public String log() {
        return server.getLogs();
    }

    private void remove() {
        containers.parallelStream()
                .filter(c -> c.getContainerId() != null)
                .forEach(c -> ContainerEngine.quietly(() -> ContainerEngine.client()
                        .removeContainerCmd(c.getContainerId())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec()));
        if (network != null) {
            ContainerEngine.quietly(network::close);
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
