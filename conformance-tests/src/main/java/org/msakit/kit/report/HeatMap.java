package org.msakit.kit.report;

import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.msakit.kit.run.RunResult;

/** States of the model by kinds of stimuli, the darker the more dialogues went there; an empty cell was never exercised. */
final class HeatMap {
    private HeatMap() {}

    static String print(RunResult.Coverage coverage) {
        if (coverage.dialogues().isEmpty()) {
            return "";
        }
        SortedSet<String> kinds = new TreeSet<>();
        coverage.dialogues().values().forEach(row -> kinds.addAll(row.keySet()));
        StringBuilder out = new StringBuilder("<h2>What was sent where</h2>\n<p>");
        out.append(coverage.states())
                .append(" states of the model and ")
                .append(coverage.transitions())
                .append(" pairs of state and stimulus were reached. A figure says in how many dialogues.</p>\n")
                .append("<div class=\"heat\"><table>\n<tr><th>State</th>");
        kinds.forEach(kind -> out.append("<th>").append(Markup.escape(kind)).append("</th>"));
        out.append("</tr>\n");
        coverage.dialogues().forEach((state, row) -> row(out, state, row, kinds));
        return out.append("</table></div>\n").toString();
    }

    private static void row(
            StringBuilder out, String state, SortedMap<String, Integer> dialogues, SortedSet<String> kinds) {
        out.append("<tr><th>").append(Markup.escape(state)).append("</th>");
        for (String kind : kinds) {
            int times = dialogues.getOrDefault(kind, 0);
            if (times == 0) {
                out.append("<td></td>");
            } else {
                out.append(String.format(
                        Locale.ROOT, "<td style=\"background:rgb(46 125 50/%.2f)\">%d</td>", depth(times), times));
            }
        }
        out.append("</tr>\n");
    }

    /** From a tenth for one dialogue to nearly full for a thousand. */
    private static double depth(int times) {
        return Math.min(0.9, 0.1 + 0.8 * Math.log10(times) / 3);
    }
}
