package org.msakit.kit.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.msakit.kit.sink.MailDirectory;
import org.msakit.kit.sink.ScriptedSink;
import org.msakit.kit.sink.SinkServer;
import org.msakit.kit.target.Deliveries;
import org.msakit.kit.target.Delivery;
import org.msakit.kit.target.Need;
import org.msakit.kit.target.PassingTime;
import org.msakit.kit.target.Target;
import picocli.CommandLine.Option;

/** Where the user lets the kit see what the server delivers. */
final class SinkOptions {
    private static final Duration ARRIVAL = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofMillis(100);

    @Option(
            names = "--sink",
            paramLabel = "HOST:PORT|DIR",
            description =
                    "where the kit listens as next hop of the server, or a directory it delivers into; repeatable")
    List<String> sinks = new ArrayList<>();

    @Option(
            names = "--sink-domain",
            paramLabel = "DOMAIN",
            description = "a domain whose mail the server hands on to --sink HOST:PORT")
    String domain;

    /** Checks what was said, and takes it over. */
    Wanted read() {
        Optional<InetSocketAddress> listen = Optional.empty();
        Optional<Path> directory = Optional.empty();
        for (String each : sinks) {
            if (Files.isDirectory(Path.of(each)) && directory.isEmpty()) {
                directory = Optional.of(Path.of(each));
            } else if (listen.isEmpty() && !Files.exists(Path.of(each))) {
                listen = Optional.of(address(each));
            } else {
                throw new UsageException("--sink " + each + ": one directory and one HOST:PORT at most");
            }
        }
        if (listen.isPresent() != (domain != null)) {
            throw new UsageException(
                    domain == null
                            ? "--sink " + sinks.get(sinks.size() - 1) + " needs --sink-domain"
                            : "--sink-domain " + domain + " needs --sink HOST:PORT");
        }
        return new Wanted(listen, directory, Optional.ofNullable(domain));
    }

    private static InetSocketAddress address(String text) {
        try {
            return SocketTargets.address(text);
        } catch (UsageException e) {
            throw new UsageException("--sink " + text + ": neither a directory nor HOST:PORT");
        }
    }

    /**
     * What was said.
     *
     * @param listen where to play the next hop
     * @param directory into which the server delivers
     * @param domain behind the next hop
     */
    record Wanted(Optional<InetSocketAddress> listen, Optional<Path> directory, Optional<String> domain) {
        /** The target with what can be seen behind it. */
        OpenTarget behind(Target target) throws IOException {
            if (listen.isEmpty()) {
                return directory.isEmpty()
                        ? OpenTarget.of(target)
                        : OpenTarget.of(target.with(target.facilities().withMailboxes(seen(target, List::of))));
            }
            ScriptedSink scripted = new ScriptedSink(PassingTime.REAL);
            SinkServer server = start(listen.get(), scripted);
            Deliveries seen = seen(
                    target, () -> scripted.arrivals().stream().map(Delivery::of).toList());
            Target at = target.with(target.facilities().withNextHop(scripted, seen, domain.orElseThrow()));
            Target known = at.with(
                    at.facilities().withVariants(need -> need == Need.NEXT_HOP ? Optional.of(at) : Optional.empty()));
            return OpenTarget.of(known, server::close);
        }

        private static SinkServer start(InetSocketAddress address, ScriptedSink scripted) {
            try {
                return SinkServer.start(address, scripted);
            } catch (IOException e) {
                throw new UsageException("--sink " + address.getHostString() + ":" + address.getPort()
                        + ": cannot listen: " + e.getMessage());
            }
        }

        private Deliveries seen(Target target, Supplier<List<Delivery>> arrived) {
            Optional<MailDirectory> mail = directory.map(MailDirectory::new);
            return new Deliveries(
                    () -> {
                        List<Delivery> all = new ArrayList<>(arrived.get());
                        mail.ifPresent(d -> d.messages().forEach(m -> all.add(stored(m, target))));
                        return all;
                    },
                    ARRIVAL,
                    QUIET);
        }

        private static Delivery stored(MailDirectory.Stored message, Target target) {
            List<String> to = message.forwardPaths().isEmpty() ? List.of(target.recipient()) : message.forwardPaths();
            return Delivery.of(message.reversePath(), to, message.content());
        }
    }
}
