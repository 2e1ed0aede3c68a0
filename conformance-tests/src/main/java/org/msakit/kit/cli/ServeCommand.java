package org.msakit.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.ListenerConfig;
import org.msakit.server.Modifier;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.SocketTransport;
import org.msakit.server.account.UsersFile;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.extension.Extensions;
import org.msakit.server.mutant.Mutants;
import org.msakit.server.observe.EventLog;
import org.msakit.server.observe.Observer;
import org.msakit.server.sasl.TokenVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the reference server until it is told to stop. */
@Command(
        name = "serve",
        description = "Run the reference server in the foreground.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    private static final Pattern LISTENER =
            Pattern.compile("([^=,\\s]+)=(\\[[^\\]]+]|[^:,\\[\\]]+):(\\d{1,5})(?:,M=([A-Za-z]*))?");
    private static final List<String> DEFAULT =
            List.of("MSA=127.0.0.1:5587,M=aE", "MTA=127.0.0.1:5025", "TLSMSA=127.0.0.1:5465,M=asE");
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 16;

    @Spec
    CommandSpec spec;

    @Option(names = "--listen", paramLabel = "NAME=ADDR:PORT[,M=...]", description = "where to listen; repeatable")
    List<String> listen = new ArrayList<>();

    @Option(names = "--access", paramLabel = "FILE", description = "access map in the text form of sendmail")
    Path access;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "accounts, one \"user password\" a line, also with SCRAM verifiers, bcrypt hashes and tokens")
    Path users;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "the local domain; by default example.test")
    String domain;

    @Option(names = "--maildir", paramLabel = "DIR", description = "keep messages on disk; 250 once they are safe")
    Path maildir;

    @Mixin
    NextHopOptions nextHop = new NextHopOptions();

    @Mixin
    NameOptions names = new NameOptions();

    @Mixin
    TokenOptions tokens = new TokenOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "all of it from one YAML file;",
                "or a sendmail.mc or sendmail.cf, beside which the other options stand"
            })
    Path config;

    @Option(
            names = "--metrics",
            paramLabel = "PORT",
            description = "meters as Prometheus text at 127.0.0.1:PORT/metrics")
    Integer metrics;

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            description = "how sockets are driven: auto (io_uring, else epoll, else nio), nio, epoll, io_uring")
    String transport = "auto";

    @Option(names = "--log", description = "a line of key=value per event to standard error")
    boolean log;

    @Option(names = "--mutant", arity = "1..*", paramLabel = "ID", description = "faults to behave by")
    List<String> mutants = new ArrayList<>();

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "KEYWORD",
            description = "service extensions to switch off, by EHLO keyword")
    List<String> without = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        without.forEach(keyword -> unknown(keyword).ifPresent(problem -> {
            throw new UsageException("--without " + problem);
        }));
        ServeFile wanted = config == null ? fromOptions() : fromFile(out);
        ServerConfig.Builder builder = wanted.server();
        Optional<AccessFile> map = wanted.access().map(AccessFile::open);
        map.ifPresent(file -> builder.accessMap(file.map()));
        builder.transport(
                SocketTransport.valueOf(Choice.of("--transport", transport, "auto", "nio", "epoll", "io_uring")
                        .toUpperCase(Locale.ROOT)));
        mutants.forEach(id -> addMutant(builder, id));
        wanted.users().ifPresentOrElse(file -> accounts(builder, file), () -> builder.accounts(made(out)));
        builder.access(builder.build().access().with(wanted.names().open()));
        ServerConfig server = builder.build();
        MessageSink sink = wanted.delivery().open(server);
        ReferenceServer running = start(server, wanted.listeners(), sink, observer(out));
        map.ifPresent(
                file -> file.watch(running::setAccessMap, spec.commandLine().getErr()::println));
        serve(running, wanted.listeners(), sink, out);
        return ExitCodes.OK;
    }

    private static void serve(ReferenceServer server, List<ListenerConfig> listeners, MessageSink sink, PrintWriter out)
            throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            sink.close();
                            stopped.countDown();
                        },
                        "stop"));
        for (ListenerConfig each : listeners) {
            var address = server.addresses().get(each.name());
            out.println(each.name() + " " + address.getHostString() + ":" + address.getPort() + letters(each));
        }
        out.flush();
        stopped.await();
    }

    private Observer observer(PrintWriter out) {
        List<Observer> observers = new ArrayList<>();
        if (metrics != null) {
            MetricsEndpoint endpoint = MetricsEndpoint.start(metrics);
            out.println("metrics: http://127.0.0.1:" + endpoint.port() + "/metrics");
            observers.add(endpoint.meters());
        }
        if (log) {
            observers.add(new EventLog(System.err::println, InstantSource.system()));
        }
        return Observer.all(observers);
    }

    private ServeFile fromFile(PrintWriter out) {
        if (SendmailFile.isOne(config)) {
            if (domain != null) {
                throw new UsageException("--domain: " + config + " says which domains are local");
            }
            List<String> notes = new ArrayList<>();
            ServeFile read = new SendmailFile(
                            config,
                            listeners(),
                            Optional.ofNullable(users),
                            Optional.ofNullable(access),
                            without,
                            delivery(),
                            names.read())
                    .read(notes);
            notes.forEach(note -> out.println("note: " + note));
            tokens.read().ifPresent(read.server()::tokens);
            return read;
        }
        boolean alone = listen.isEmpty() && access == null && users == null && domain == null && without.isEmpty();
        if (!alone || maildir != null || nextHop.given() || names.given() || tokens.given()) {
            throw new UsageException(
                    "--config says it all; of the other options only --metrics, --log, --transport and --mutant go with it");
        }
        return ServeFile.read(config);
    }

    private ServeFile fromOptions() {
        String local = domain == null ? "example.test" : domain;
        ServerConfig.Builder server = ServerConfig.builder()
                .hostname("mx." + local)
                .localDomains(local)
                .without(without.toArray(String[]::new));
        tokens.read().ifPresent(server::tokens);
        return new ServeFile(
                server,
                listen.isEmpty() ? DEFAULT.stream().map(ServeCommand::listener).toList() : listeners(),
                Optional.ofNullable(users),
                Optional.ofNullable(access),
                delivery(),
                names.read());
    }

    private List<ListenerConfig> listeners() {
        return listen.stream().map(ServeCommand::listener).toList();
    }

    private Delivery delivery() {
        Optional<Delivery> hop = nextHop.read();
        if (maildir != null && hop.isPresent()) {
            throw new UsageException("--maildir and --next-hop exclude each other");
        }
        return hop.orElseGet(() -> maildir == null ? Delivery.MEMORY : Delivery.maildir(maildir));
    }

    private static ReferenceServer start(
            ServerConfig config, List<ListenerConfig> listeners, MessageSink sink, Observer observer) {
        try {
            return ReferenceServer.start(config, listeners, sink, observer);
        } catch (IOException e) {
            sink.close();
            throw new UsageException("cannot listen: " + e.getMessage());
        }
    }

    private static String letters(ListenerConfig listener) {
        StringBuilder out = new StringBuilder();
        for (Modifier modifier : Modifier.values()) {
            out.append(listener.has(modifier) ? String.valueOf(modifier.letter()) : "");
        }
        return out.isEmpty() ? "" : " M=" + out;
    }

    static ListenerConfig listener(String text) {
        Matcher matcher = LISTENER.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException("--listen takes NAME=ADDR:PORT[,M=...], not \"" + text + "\"");
        }
        String host = matcher.group(2).replaceAll("[\\[\\]]", "");
        String letters = matcher.group(4) == null ? "" : matcher.group(4);
        try {
            return ListenerConfig.of(matcher.group(1), host, Integer.parseInt(matcher.group(3)), letters);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--listen " + text + ": " + e.getMessage());
        }
    }

    /** What is wrong with the keyword of an extension, if anything. */
    static Optional<String> unknown(String keyword) {
        return Extensions.keywords().contains(keyword.toUpperCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(keyword + ": no extension of this server; there are "
                        + String.join(" ", Extensions.keywords()));
    }

    private static void addMutant(ServerConfig.Builder builder, String id) {
        try {
            builder.mutant(Mutants.byId(id));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static void accounts(ServerConfig.Builder builder, Path file) {
        try {
            UsersFile read = UsersFile.parse(InputFile.lines(file));
            builder.secrets(read.secrets());
            if (!read.tokens().isEmpty()) {
                builder.tokens(TokenVerifier.of(read.tokens()));
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + " " + e.getMessage());
        }
    }

    private static Map<String, String> made(PrintWriter out) {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        out.println("account: alice " + password);
        return Map.of("alice", password.toString());
    }
}
