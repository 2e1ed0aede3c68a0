package org.msakit.sendmail.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.Problem;
import org.msakit.sendmail.cf.CfReader;
import org.msakit.sendmail.cf.Policy;
import org.msakit.sendmail.cf.Statement;

/**
 * What the statements of one file come to.
 *
 * @param file name as the user gave it
 * @param hostname macro {@code j}; empty where sendmail has to ask the system
 * @param localClass members of the class {@code w}: domains whose mail ends here
 * @param localClassFiles files with more members of that class
 * @param listeners in the order written; two on one port are both here
 * @param clientPorts modifiers of {@code ClientPortOptions}
 * @param privacy flags of {@code PrivacyOptions}, which add up
 * @param trustedMechanisms members of the class {@code TrustAuthMech}
 * @param maps tables, in the order written
 * @param options the last value of each other option, by name in lower case
 * @param policies features that decide who may send
 * @param relayClass members of the class {@code R}: hosts and domains that may relay
 * @param relayClassFiles files with more members of that class
 * @param relayPort port that the mailer {@code relay} connects to, as written; empty for 25
 * @param mtaHost where submit.cf hands mail to; empty elsewhere
 * @param problems what could not be made sense of
 * @param unread files that it includes and that were not given
 */
public record Configuration(
        String file,
        Optional<Setting> hostname,
        List<Setting> localClass,
        List<Setting> localClassFiles,
        List<Listener> listeners,
        List<Setting> clientPorts,
        Map<String, Place> privacy,
        Map<String, Place> trustedMechanisms,
        List<MapUse> maps,
        Map<String, Setting> options,
        Map<Policy, Place> policies,
        List<Setting> relayClass,
        List<Setting> relayClassFiles,
        Optional<String> relayPort,
        Optional<Setting> mtaHost,
        List<Problem> problems,
        List<Setting> unread) {

    /** Reads the text of a sendmail.cf or submit.cf; never throws. */
    public static Configuration ofCf(String file, String text) {
        CfReader.Read read = CfReader.read(file, text);
        return of(file, read.statements(), read.problems(), List.of());
    }

    /** What statements come to. A listener that stands at line 0 is one that nobody wrote. */
    public static Configuration of(
            String file, List<Statement> statements, List<Problem> problems, List<Setting> unread) {
        Builder builder = new Builder(problems);
        statements.forEach(builder::add);
        return builder.build(file, unread);
    }

    /** Whether it is of the mail submission program, which hands local mail to a server. */
    public boolean isSubmissionProgram() {
        return mtaHost.isPresent()
                || option("UseMSP")
                        .filter(s -> s.value().toLowerCase(Locale.ROOT).startsWith("t"))
                        .isPresent();
    }

    /** The value of an option. */
    public Optional<Setting> option(String name) {
        return Optional.ofNullable(options.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The map of that name. */
    public Optional<MapUse> map(String name) {
        return maps.stream().filter(m -> m.name().equals(name)).reduce((earlier, later) -> later);
    }

    /** Whether a feature is there. */
    public boolean has(Policy policy) {
        return policies.containsKey(policy);
    }

    /** The mechanisms of {@code AuthMechanisms}; empty where the option is not set, so that sendmail's own list holds. */
    public Optional<Set<String>> mechanisms() {
        return option("AuthMechanisms").map(s -> words(s.value()));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+"))
                .filter(w -> !w.isEmpty())
                .map(w -> w.toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Types of maps that compute, ask the resolver or hold values for a moment, instead of reading a table. */
    private static final Set<String> FUNCTIONS = Set.of(
            "arith", "macro", "dequote", "host", "dns", "bestmx", "regex", "storage", "null", "user", "sequence");

    /** Gathers statements. */
    private static final class Builder {
        private Optional<Setting> hostname = Optional.empty();
        private final List<Setting> localClass = new ArrayList<>();
        private final List<Setting> localClassFiles = new ArrayList<>();
        private final List<Listener> listeners = new ArrayList<>();
        private final List<Setting> clientPorts = new ArrayList<>();
        private final Map<String, Place> privacy = new LinkedHashMap<>();
        private final Map<String, Place> trusted = new LinkedHashMap<>();
        private final List<MapUse> maps = new ArrayList<>();
        private final Map<String, Setting> options = new LinkedHashMap<>();
        private final Map<Policy, Place> policies = new EnumMap<>(Policy.class);
        private final List<Setting> relayClass = new ArrayList<>();
        private final List<Setting> relayClassFiles = new ArrayList<>();
        private Optional<String> relayPort = Optional.empty();
        private Optional<Setting> mtaHost = Optional.empty();
        private final List<Problem> problems;

        Builder(List<Problem> problems) {
            this.problems = new ArrayList<>(problems);
        }

        void add(Statement statement) {
            if (statement instanceof Statement.Option o) {
                option(o);
            } else if (statement instanceof Statement.ClassMembers c) {
                members(c);
            } else if (statement instanceof Statement.ClassFile f && f.name().equals("R")) {
                relayClassFiles.add(new Setting(f.place(), f.file()));
            } else if (statement instanceof Statement.ClassFile f && f.name().equals("w")) {
                localClassFiles.add(new Setting(f.place(), f.file()));
            } else if (statement instanceof Statement.MapDeclaration m) {
                if (!FUNCTIONS.contains(m.type())) {
                    maps.add(new MapUse(m.place(), m.name(), m.type(), m.arguments()));
                }
            } else if (statement instanceof Statement.Switch s) {
                policies.putIfAbsent(s.policy(), s.place());
            } else if (statement instanceof Statement.Mailer m && m.name().equals("relay")) {
                relayPort = CfReader.port(m.arguments());
            } else if (statement instanceof Statement.MacroValue d && d.name().equals("MTAHost")) {
                mtaHost = Optional.of(new Setting(d.place(), d.value()));
            } else if (statement instanceof Statement.MacroValue d && d.name().equals("j")) {
                hostname = Optional.of(new Setting(d.place(), d.value()))
                        .filter(s -> s.value().indexOf('$') < 0);
            }
        }

        private void option(Statement.Option o) {
            switch (o.name().toLowerCase(Locale.ROOT)) {
                case "daemonportoptions" -> listeners.add(listener(o));
                case "clientportoptions" ->
                    clientPorts.add(
                            new Setting(o.place(), PortOptions.parse(o.value()).modifiers()));
                case "privacyoptions" ->
                    words(o.value()).forEach(w -> privacy.putIfAbsent(w.toLowerCase(Locale.ROOT), o.place()));
                default -> options.put(o.name().toLowerCase(Locale.ROOT), new Setting(o.place(), o.value()));
            }
        }

        private Listener listener(Statement.Option o) {
            PortOptions p = PortOptions.parse(o.value());
            if (p.port().isEmpty()) {
                problems.add(
                        new Problem(o.place(), "unknown port: " + p.get('P').orElse("")));
            }
            return new Listener(
                    o.place(),
                    o.place().line() == 0,
                    p.get('N').orElse("Daemon" + listeners.size()),
                    p.port().orElse(0),
                    p.get('F').orElse("inet").toLowerCase(Locale.ROOT),
                    p.get('A').filter(a -> !a.isEmpty()),
                    p.modifiers());
        }

        private void members(Statement.ClassMembers c) {
            if (c.name().equals("TrustAuthMech")) {
                c.members().forEach(m -> trusted.putIfAbsent(m.toUpperCase(Locale.ROOT), c.place()));
            } else if (c.name().equals("R")) {
                c.members().forEach(m -> relayClass.add(new Setting(c.place(), m)));
            } else if (c.name().equals("w")) {
                c.members().forEach(m -> localClass.add(new Setting(c.place(), m)));
            }
        }

        Configuration build(String file, List<Setting> unread) {
            return new Configuration(
                    file,
                    hostname,
                    List.copyOf(localClass),
                    List.copyOf(localClassFiles),
                    List.copyOf(listeners),
                    List.copyOf(clientPorts),
                    Collections.unmodifiableMap(privacy),
                    Collections.unmodifiableMap(trusted),
                    List.copyOf(maps),
                    Collections.unmodifiableMap(options),
                    Collections.unmodifiableMap(policies),
                    List.copyOf(relayClass),
                    List.copyOf(relayClassFiles),
                    relayPort,
                    mtaHost,
                    List.copyOf(new LinkedHashSet<>(problems)),
                    List.copyOf(unread));
        }
    }
}
