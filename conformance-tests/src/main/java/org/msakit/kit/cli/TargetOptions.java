package org.msakit.kit.cli;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.msakit.kit.target.Target;
import org.msakit.kit.target.TlsMode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The target and how to reach it: the options that all commands share which talk to one. */
final class TargetOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            description = "host:port, or a name that \"targets\" lists; without it the embedded reference server")
    String target;

    @Option(names = "--tls", paramLabel = "MODE", description = "starttls, implicit or none; by default by port")
    String tls;

    @Option(
            names = "--twin",
            paramLabel = "HOST:PORT",
            description = "the same server where TLS comes first if it does not at TARGET, and the other way round")
    String twin;

    @Option(names = "--tls-required", description = "the server is set to require TLS before mail and logins")
    boolean tlsRequired;

    @Option(names = "--user", paramLabel = "USER", description = "account to log in with")
    String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "file whose first line is the password")
    Path passwordFile;

    @Option(names = "--password-env", paramLabel = "VAR", description = "environment variable with the password")
    String passwordEnv;

    @Option(names = "--user2", paramLabel = "USER", description = "a second account")
    String secondUser;

    @Option(names = "--password2-file", paramLabel = "FILE", description = "file whose first line is its password")
    Path secondPasswordFile;

    @Option(names = "--password2-env", paramLabel = "VAR", description = "environment variable with its password")
    String secondPasswordEnv;

    @Option(
            names = "--slow",
            description = "also rows that take minutes, and those that try hundreds of wrong passwords")
    boolean slow;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "a domain that the server delivers itself")
    String domain;

    @Option(names = "--recipient", paramLabel = "ADDRESS", description = "a mailbox that exists")
    String recipient;

    @Option(names = "--insecure", description = "take any certificate; always so on loopback")
    boolean insecure;

    @Mixin
    SinkOptions sink = new SinkOptions();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Durations.class,
            description = "patience for one reply, as 5s or 500ms")
    Duration timeout;

    @Option(names = "--ca", paramLabel = "FILE", description = "PEM file with the authority to trust")
    Path ca;

    @Option(names = "--source", paramLabel = "ADDRESS", description = "address to connect from")
    InetAddress source;

    /**
     * What was said.
     *
     * @throws UsageException naming what makes no sense
     */
    CheckOptions read() {
        Optional<TlsMode> mode = Optional.ofNullable(tls)
                .map(t -> TlsMode.valueOf(
                        Choice.of("--tls", t, "starttls", "implicit", "none").toUpperCase(Locale.ROOT)));
        if (ca != null) {
            InputFile.lines(ca);
        }
        return new CheckOptions(
                Optional.ofNullable(target),
                mode,
                credentials("", user, passwordFile, passwordEnv),
                credentials("2", secondUser, secondPasswordFile, secondPasswordEnv),
                Optional.ofNullable(domain),
                Optional.ofNullable(recipient),
                insecure,
                Optional.ofNullable(ca),
                Optional.ofNullable(source),
                Optional.ofNullable(twin),
                tlsRequired,
                sink.read(),
                slow,
                timeout);
    }

    /** An account by its options, whose names end with this number. */
    private static Target.Credentials credentials(String number, String user, Path file, String variable) {
        String ofUser = "--user" + number;
        String ofFile = "--password" + number + "-file";
        String ofVariable = "--password" + number + "-env";
        boolean password = file != null || variable != null;
        if (file != null && variable != null) {
            throw new UsageException(ofFile + " and " + ofVariable + " exclude each other");
        }
        if (user == null || user.isEmpty()) {
            if (password) {
                throw new UsageException("a password without " + ofUser);
            }
            return Target.Credentials.NONE;
        }
        if (!password) {
            throw new UsageException(ofUser + " " + user + " needs " + ofFile + " or " + ofVariable);
        }
        return new Target.Credentials(user, file != null ? InputFile.secret(file) : fromEnvironment(variable));
    }

    private static String fromEnvironment(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isEmpty()) {
            throw new UsageException("the environment variable " + variable + " is not set");
        }
        return value;
    }

    /** The command that does the same to the same target. */
    String again(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        add(words, null, target);
        add(words, "--tls", tls);
        add(words, "--twin", twin);
        if (tlsRequired) {
            words.add("--tls-required");
        }
        add(words, "--user", user);
        add(words, "--password-file", passwordFile);
        add(words, "--password-env", passwordEnv);
        add(words, "--user2", secondUser);
        add(words, "--password2-file", secondPasswordFile);
        add(words, "--password2-env", secondPasswordEnv);
        add(words, "--domain", domain);
        add(words, "--recipient", recipient);
        sink.sinks.forEach(each -> add(words, "--sink", each));
        add(words, "--sink-domain", sink.domain);
        add(words, "--ca", ca);
        add(words, "--source", source == null ? null : source.getHostAddress());
        if (insecure) {
            words.add("--insecure");
        }
        if (slow) {
            words.add("--slow");
        }
        return "./msakit " + String.join(" ", Words.quoted(words));
    }

    private static void add(List<String> words, String option, Object value) {
        if (value != null) {
            if (option != null) {
                words.add(option);
            }
            words.add(value.toString());
        }
    }
}
