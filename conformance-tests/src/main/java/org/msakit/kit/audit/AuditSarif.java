package org.msakit.kit.audit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msakit.audit.Audit;
import org.msakit.audit.Finding;
import org.msakit.audit.Rule;
import org.msakit.audit.Rules;
import org.msakit.kit.report.JsonReport;
import org.msakit.kit.report.Kit;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.Problem;

/** The outcome in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0). */
public final class AuditSarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private AuditSarif() {}

    /** One run with all rules; what could not be looked at are notifications of the invocation. */
    public static String of(Audit.Outcome outcome) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", Kit.NAME);
        driver.put("version", Kit.version());
        driver.put("rules", Rules.all().stream().map(AuditSarif::rule).toList());
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("executionSuccessful", true);
        invocation.put(
                "toolExecutionNotifications",
                outcome.notes().stream().map(AuditSarif::notification).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("invocations", List.of(invocation));
        run.put("results", outcome.findings().stream().map(AuditSarif::result).toList());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return JsonReport.pretty(log);
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", rule.id());
        out.put("shortDescription", text(rule.title()));
        out.put("defaultConfiguration", Map.of("level", AuditText.word(rule.severity())));
        return out;
    }

    private static Map<String, Object> result(Finding finding) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("ruleId", finding.id());
        out.put("level", AuditText.word(finding.severity()));
        out.put(
                "message",
                text(finding.message() + "\nAllows:\n" + String.join("\n", finding.allows()) + "\nCure: "
                        + finding.cure()));
        out.put("locations", List.of(location(finding.place())));
        return out;
    }

    private static Map<String, Object> notification(Problem note) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("level", "note");
        out.put("message", text(note.message()));
        out.put("locations", List.of(location(note.place())));
        return out;
    }

    private static Map<String, Object> location(Place place) {
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", Map.of("uri", uri(place.file())));
        if (place.line() > 0) {
            physical.put("region", Map.of("startLine", place.line()));
        }
        return Map.of("physicalLocation", physical);
    }

    /** A path as a reference: absolute ones with the scheme {@code file}. */
    private static String uri(String path) {
        try {
            return path.startsWith("/")
                    ? new URI("file", "", path, null).toASCIIString()
                    : new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "unnameable";
        }
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }
}
