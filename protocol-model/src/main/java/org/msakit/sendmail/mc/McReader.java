package org.msakit.sendmail.mc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.Problem;
import org.msakit.sendmail.cf.CfReader;
import org.msakit.sendmail.cf.Statement;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.config.Setting;
import org.msakit.sendmail.m4.Call;
import org.msakit.sendmail.m4.M4;
import org.msakit.sendmail.m4.Output;

/** Reads one sendmail.mc or submit.mc. */
public final class McReader {
    /** Diversions that stand before the options in sendmail.cf, and behind them. */
    private static final List<Integer> BEFORE = List.of(0, 5, 6);

    private static final List<Integer> BEHIND = List.of(8, 9, 1, 2, 3, 4, 7);

    /** What sendmail-cf keeps under the domain and system names that Debian and sendmail themselves use. */
    private static final Map<String, String> DOMAINS = Map.of(
            "generic", "FEATURE(`use_cw_file')",
            "debian-mta", "define(`confPRIVACY_FLAGS', `restrictqrun,restrictexpand')",
            "debian-msp", "define(`DEBIAN_MSP')FEATURE(`no_default_msa')");

    private static final String DEBIAN =
            "define(`sm_version', `8.17')define(`sm_version_math', `528641')define(`sm_enable_auth', `yes')"
                    + "define(`sm_enable_tls', `yes')define(`sm_auth_lib', `2')define(`sm_enable_ipv6', `yes')"
                    + "define(`sm_enable_milter', `yes')"
                    + "define(`confCR_FILE', `-o '`MAIL_SETTINGS_DIR`'relay-domains %[^\\#]')";

    private final String file;
    private final Function<String, Optional<String>> files;
    private final M4 m4 = new M4();
    private final Written written = new Written();
    private final Features features = new Features(m4, written);
    private final List<Setting> unread = new ArrayList<>();
    private final List<Call> daemons = new ArrayList<>();
    private final List<Call> clients = new ArrayList<>();
    private final Set<String> mailers = new HashSet<>();

    private McReader(String file, Function<String, Optional<String>> files) {
        this.file = file;
        this.files = files;
    }

    /**
     * Reads any text; never throws.
     *
     * @param files hands out the texts of files that it includes, by the path written there; empty for those not at hand
     */
    public static Configuration read(String file, String text, Function<String, Optional<String>> files) {
        return new McReader(file, files).run(text);
    }

    private Configuration run(String text) {
        m4.define("include", call -> include(call, true));
        m4.define("sinclude", call -> include(call, false));
        if (!text.contains("m4/cf.m4")) {
            vocabulary();
            m4.run("", Resources.VOCABULARY);
        }
        m4.onUnknown(this::unknown);
        m4.run(file, text);
        List<Problem> problems = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        lines(BEFORE, statements, problems);
        daemonOptions(statements);
        options(statements);
        statements.addAll(written.statements());
        relayMailer(statements);
        lines(BEHIND, statements, problems);
        problems.addAll(m4.problems());
        return Configuration.of(file, statements, problems, unread);
    }

    private void unknown(Call call) {
        if (call.name().matches("[A-Z][A-Z0-9_]{3,}")) {
            m4.problem(call.place(), "unknown macro, left as it stands: " + call.name());
        }
    }

    // ---- the words ----

    /** The macros that have to do something; those that are plain text stand in a file. */
    private void vocabulary() {
        m4.noComments();
        define("FEATURE", call -> {
            if (!mailers.isEmpty()) {
                m4.problem(call.place(), "FEATURE(" + call.argument(1) + ") should be before MAILER");
            }
            return features.feature(call);
        });
        define("OSTYPE", call -> call.argument(1).equals("debian") ? DEBIAN : "");
        define("DOMAIN", this::domain);
        define("HACK", call -> aside("hack/" + call.argument(1) + ".m4", call));
        define("MAILER", call -> {
            if (!mailers.add(call.argument(2).isEmpty() ? call.argument(1) : call.argument(2))) {
                m4.problem(call.place(), "MAILER(" + call.argument(1) + ") is already there");
            }
            return "";
        });
        define("DAEMON_OPTIONS", call -> {
            daemons.add(call);
            return "define(`_DPO_', `1')";
        });
        define("CLIENT_OPTIONS", call -> {
            clients.add(call);
            return "";
        });
        define("MAIL_FILTER", this::filter);
        define("INPUT_MAIL_FILTER", this::filter);
    }

    private void define(String name, Function<Call, String> action) {
        m4.define(name, action);
    }

    private String filter(Call call) {
        written.add(new Statement.Filter(call.place(), call.argument(1), call.argument(2)));
        return "";
    }

    private String domain(Call call) {
        String known = DOMAINS.get(call.argument(1));
        return known == null ? aside("domain/" + call.argument(1) + ".m4", call) : known;
    }

    /** A file of sendmail-cf's own folders, read with its text thrown away. */
    private String aside(String path, Call call) {
        Optional<String> text = files.apply(path);
        if (text.isEmpty()) {
            unread.add(new Setting(call.place(), path));
            return "";
        }
        m4.include(path, "PUSHDIVERT(-1)" + text.get() + "POPDIVERT`'");
        return "";
    }

    private String include(Call call, boolean mustExist) {
        String path = call.argument(1);
        if (path.endsWith("m4/cf.m4")) {
            vocabulary();
            m4.include("", Resources.VOCABULARY);
            return "";
        }
        Optional<String> text = files.apply(path);
        if (text.isPresent()) {
            m4.include(path, text.get());
        } else if (mustExist || !path.isBlank()) {
            unread.add(new Setting(call.place(), path));
        }
        return "";
    }

    // ---- what m4 would write ----

    private void lines(List<Integer> diversions, List<Statement> statements, List<Problem> problems) {
        for (int number : diversions) {
            List<CfReader.Line> lines = new ArrayList<>();
            for (Output.Line line : m4.output().lines(number)) {
                lines.add(new CfReader.Line(line.place(), line.text()));
            }
            CfReader.Read read = CfReader.read(lines);
            statements.addAll(read.statements());
            problems.addAll(read.problems());
        }
    }

    private void daemonOptions(List<Statement> statements) {
        Place nowhere = new Place(file, 0);
        m4.definedAt("confDAEMON_OPTIONS")
                .ifPresent(place -> daemons.add(new Call(place, "", List.of("confDAEMON_OPTIONS"))));
        m4.definedAt("confCLIENT_OPTIONS")
                .ifPresent(place -> clients.add(new Call(place, "", List.of("confCLIENT_OPTIONS"))));
        for (Call call : List.copyOf(daemons)) {
            statements.add(option(call.place(), "DaemonPortOptions", call.argument(1)));
        }
        if (daemons.isEmpty()) {
            statements.add(option(nowhere, "DaemonPortOptions", "Name=MTA"));
        }
        if (!m4.isDefined("_NO_MSA_")) {
            statements.add(option(nowhere, "DaemonPortOptions", "Port=587, Name=MSA, M=E"));
        }
        for (Call call : List.copyOf(clients)) {
            statements.add(option(call.place(), "ClientPortOptions", call.argument(1)));
        }
    }

    private Statement option(Place place, String name, String text) {
        return new Statement.Option(place, name, m4.expand(text, place).strip());
    }

    private void options(List<Statement> statements) {
        Resources.OPTIONS.forEach((name, option) -> {
            if (!option.equals("-")) {
                place(name).ifPresent(place -> statements.add(option(place, option, name)));
            }
        });
        m4.definedNames().stream()
                .filter(n -> n.startsWith("conf") && !Resources.OPTIONS.containsKey(n))
                .sorted()
                .forEach(n -> m4.problem(place(n).orElseThrow(), "sendmail reads no definition of that name: " + n));
        place("confDOMAIN_NAME")
                .ifPresent(place ->
                        statements.add(new Statement.MacroValue(place, "j", m4.expand("confDOMAIN_NAME", place))));
        place("confCR_FILE")
                .map(place -> new CfReader.Line(place, "FR" + m4.expand("confCR_FILE", place)))
                .ifPresent(
                        line -> statements.addAll(CfReader.read(List.of(line)).statements()));
    }

    /** Where a name was defined; line 0 for what holds without a word of the user. */
    private Optional<Place> place(String name) {
        return m4.definedAt(name).map(p -> p.file().isEmpty() ? new Place(file, 0) : p);
    }

    private void relayMailer(List<Statement> statements) {
        m4.definedAt("RELAY_MAILER_ARGS")
                .ifPresent(place ->
                        statements.add(new Statement.Mailer(place, "relay", m4.expand("RELAY_MAILER_ARGS", place))));
    }
}
