package org.msakit.kit.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.msakit.catalogue.Catalogue;
import org.msakit.catalogue.Requirement;
import org.msakit.kit.report.JsonReport;
import org.msakit.kit.run.AuditedRows;
import org.msakit.kit.run.Ledger;
import org.msakit.kit.run.UnobservableRows;
import org.msakit.kit.scenario.Scenarios;
import org.msakit.server.mutant.Mutant;
import org.msakit.server.mutant.Mutants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the catalogue and where each row stands. */
@Command(
        name = "requirements",
        description = "Show the catalogue: per document, per prefix of ids, or one requirement in full.",
        mixinStandardHelpOptions = true)
final class RequirementsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "ID|RFC", description = "an id, the start of some, or a document such as RFC6409")
    List<String> names = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORM", defaultValue = "text", description = "text or json")
    String format;

    /** One row of the JSON form. */
    record Row(
            String id,
            String rfc,
            String section,
            String level,
            String status,
            List<String> mutants,
            List<String> findings,
            String applies,
            String stimulus,
            String expectation) {}

    @Override
    public Integer call() {
        boolean json = Choice.of("--format", format, "text", "json").equals("json");
        Set<Requirement> chosen = new LinkedHashSet<>();
        for (String name : names) {
            List<Requirement> matching = matching(name);
            if (matching.isEmpty()) {
                spec.commandLine().getErr().println("msakit: no requirement or document of that name: " + name);
                return ExitCodes.NO_MATCH;
            }
            chosen.addAll(matching);
        }
        if (names.isEmpty()) {
            chosen.addAll(Catalogue.builtIn().all());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonReport.pretty(
                    chosen.stream().map(RequirementsCommand::row).toList()));
        } else if (names.isEmpty()) {
            documents(out, chosen);
        } else if (chosen.size() == 1) {
            full(out, chosen.iterator().next());
        } else {
            chosen.forEach(r -> out.println(
                    String.format("%-24s %-10s %-12s %s", r.id(), r.level(), status(r), shortened(r.stimulus()))));
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static List<Requirement> matching(String name) {
        Optional<Requirement> exact = Catalogue.builtIn().find(name);
        if (exact.isPresent()) {
            return List.of(exact.get());
        }
        List<Requirement> document = Catalogue.builtIn().all().stream()
                .filter(r -> r.rfc().equalsIgnoreCase(name))
                .toList();
        return document.isEmpty()
                ? Catalogue.builtIn().all().stream()
                        .filter(r -> r.id().startsWith(name))
                        .toList()
                : document;
    }

    private static Row row(Requirement r) {
        return new Row(
                r.id(),
                r.rfc(),
                r.section(),
                r.level().toString(),
                status(r),
                mutants(r).stream().map(Mutant::id).toList(),
                AuditedRows.findings(r.id()),
                r.appliesWhen(),
                r.stimulus(),
                r.expected());
    }

    private static String status(Requirement r) {
        return Ledger.status(r.id()).name().toLowerCase(Locale.ROOT);
    }

    private static List<Mutant> mutants(Requirement r) {
        return Mutants.all().stream()
                .filter(m -> m.requirementId().equals(r.id()))
                .toList();
    }

    private static void documents(PrintWriter out, Set<Requirement> all) {
        Map<String, Map<Ledger.Status, Integer>> counts = new LinkedHashMap<>();
        for (Requirement r : all) {
            counts.computeIfAbsent(r.rfc(), rfc -> new EnumMap<>(Ledger.Status.class))
                    .merge(Ledger.status(r.id()), 1, Integer::sum);
        }
        out.println(line("document", "rows", List.of(Ledger.Status.values())));
        Map<Ledger.Status, Integer> sum = new EnumMap<>(Ledger.Status.class);
        counts.forEach((rfc, each) -> {
            out.println(numbers(rfc, each));
            each.forEach((status, n) -> sum.merge(status, n, Integer::sum));
        });
        out.println(numbers("all", sum));
        out.println(AuditedRows.rows().size() + " rows are judged from configuration files too: see findings of audit");
    }

    private static String numbers(String name, Map<Ledger.Status, Integer> counts) {
        List<Integer> columns = new ArrayList<>();
        for (Ledger.Status status : Ledger.Status.values()) {
            columns.add(counts.getOrDefault(status, 0));
        }
        int rows = columns.stream().mapToInt(Integer::intValue).sum();
        return line(name, String.valueOf(rows), columns);
    }

    private static String line(String name, String rows, List<?> columns) {
        StringBuilder out = new StringBuilder(String.format("%-14s %5s", name, rows));
        columns.forEach(c -> out.append(String.format("  %12s", c.toString().toLowerCase(Locale.ROOT))));
        return out.toString();
    }

    private static void full(PrintWriter out, Requirement r) {
        out.println(r.id() + "  " + r.level() + "  " + r.rfc() + " section " + r.section());
        field(out, "applies when", r.appliesWhen());
        field(out, "stimulus", r.stimulus());
        field(out, "expected", r.expected());
        field(out, "seen at", r.observability());
        field(out, "how tested", howTested(r));
        List<String> faults = mutants(r).stream()
                .map(m -> m.id() + " (" + m.description() + ")")
                .toList();
        field(out, "findings of audit", String.join(", ", AuditedRows.findings(r.id())));
        field(out, "mutants", faults.isEmpty() ? "none" : String.join(", ", faults));
        field(out, "servers known to differ", r.knownDeviations());
        field(out, "if it fails", whatToLookAt(r));
    }

    /** The faults that were seen to break the row, to be looked for in the server, and where the proof is. */
    private static String whatToLookAt(Requirement r) {
        if (!Ledger.isOnTheWire(r.id())) {
            return AuditedRows.findings(r.id()).isEmpty()
                    ? ""
                    : "\"./msakit audit FILE...\" names file and line, and the change that cures it";
        }
        StringBuilder text = new StringBuilder();
        for (Mutant mutant : mutants(r)) {
            text.append("look whether the server ")
                    .append(mutant.description())
                    .append(", as \"./msakit serve --mutant ")
                    .append(mutant.id())
                    .append("\" does; ");
        }
        return text.append("run \"./msakit check TARGET --select ")
                .append(r.id())
                .append(" --report DIR\" and read DIR/witnesses/")
                .append(r.id())
                .append(".txt: the last S: line is what was judged; compare it with \"expected\"")
                .toString();
    }

    private static String howTested(Requirement r) {
        String titles = String.join(
                "; ",
                Scenarios.all().stream()
                        .filter(s -> s.rows().contains(r.id()))
                        .map(s -> s.title())
                        .toList());
        return switch (Ledger.status(r.id())) {
            case RULE -> "rule: judged on every exchange" + (titles.isEmpty() ? "" : "; also by: " + titles);
            case SCENARIO -> "scenario: " + titles;
            case AUDIT -> "audit: judged from configuration files alone";
            case UNOBSERVABLE -> "unobservable: " + UnobservableRows.reason(r.id());
            case TODO -> "todo: not tested yet";
        };
    }

    private static void field(PrintWriter out, String name, String value) {
        if (!value.isBlank() && !value.equals("-")) {
            out.println("  " + name + ": " + value);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
