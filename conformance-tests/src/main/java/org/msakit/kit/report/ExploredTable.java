package org.msakit.kit.report;

import org.msakit.kit.explore.Explored;

/** How much of the model was explored: the figures, and where something is missing. */
final class ExploredTable {
    private ExploredTable() {}

    static String print(Explored explored) {
        StringBuilder out = new StringBuilder("<h2>What was explored</h2>\n<ul>\n");
        ExploredText.figures(explored)
                .forEach(line -> out.append("<li>").append(Markup.escape(line)).append("</li>\n"));
        out.append("</ul>\n<details><summary>What was not sent, or not answered in each way that is permitted")
                .append("</summary>\n<table>\n")
                .append("<tr><th>State</th><th>Stimulus</th><th>Times</th><th>Seen</th><th></th></tr>\n");
        explored.cells().stream().filter(ExploredText::hasGap).forEach(cell -> row(out, cell));
        return out.append("</table>\n</details>\n").toString();
    }

    private static void row(StringBuilder out, Explored.Cell cell) {
        out.append("<tr><td>")
                .append(Markup.escape(cell.state()))
                .append("</td><td>")
                .append(Markup.escape(cell.stimulus()))
                .append("</td><td class=\"n\">")
                .append(cell.times())
                .append("</td><td>")
                .append(String.join(", ", cell.seen()))
                .append("</td><td>")
                .append(Markup.escape(ExploredText.gap(cell)))
                .append("</td></tr>\n");
    }
}
