package org.msakit.kit.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.msakit.audit.Audit;
import org.msakit.audit.Finding;
import org.msakit.audit.Severity;

/** The outcome for people. */
public final class AuditText {
    private AuditText() {}

    /** One block per finding, then what could not be looked at, then one line that sums up. */
    public static String of(List<String> files, Audit.Outcome outcome) {
        StringBuilder out = new StringBuilder();
        for (Finding f : outcome.findings()) {
            out.append(f.place())
                    .append(": ")
                    .append(word(f.severity()))
                    .append("  ")
                    .append(f.id())
                    .append('\n');
            out.append("  ").append(f.message()).append('\n');
            f.allows().forEach(line -> out.append("    ").append(line).append('\n'));
            out.append("  cure: ").append(f.cure()).append("\n\n");
        }
        outcome.notes().forEach(note -> out.append("note: ").append(note).append('\n'));
        return out.append(sum(files, outcome)).append('\n').toString();
    }

    private static String sum(List<String> files, Audit.Outcome outcome) {
        String of = String.join(", ", files);
        if (outcome.findings().isEmpty()) {
            return "NOTHING FOUND in " + of;
        }
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        outcome.findings().forEach(f -> counts.merge(f.severity(), 1, Integer::sum));
        return "FOUND " + outcome.findings().size() + " in " + of + ": " + counts.getOrDefault(Severity.ERROR, 0)
                + " errors, " + counts.getOrDefault(Severity.WARNING, 0) + " warnings, "
                + counts.getOrDefault(Severity.NOTE, 0) + " notes";
    }

    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
