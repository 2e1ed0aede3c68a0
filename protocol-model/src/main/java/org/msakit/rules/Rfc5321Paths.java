package org.msakit.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.SessionState;
import org.msakit.wire.CommandLine;
import org.msakit.wire.MailPath;

/**
 * RFC 5321 sections 4.1.2, 4.1.3 and 4.5.3.1, RFC 6409 sections 4.2 and 5.1: paths that are unusual and right, and paths
 * that are wrong.
 */
final class Rfc5321Paths {
    private static final int LONG_LOCAL_PART = 64;
    private static final int LONG_PATH = 256;
    private static final int LONG_DOMAIN = 255;
    private static final int LONG_LABEL = 63;
    private static final Pattern UNDERSCORE = Pattern.compile("[^@\"]+@[A-Za-z0-9._-]*_[A-Za-z0-9._-]*");
    private static final Pattern BAD_LITERAL = Pattern.compile("[^@\"]+@\\[.*]");
    private static final Pattern ROOT_DOT = Pattern.compile("[^@\"]+@[^@]*[A-Za-z0-9]\\.");
    private static final Pattern NO_DOMAIN = Pattern.compile("[A-Za-z0-9]+");

    private Rfc5321Paths() {}

    /** The rows on a valid path that a careless parser takes for a wrong one; empty for ordinary paths. */
    static List<String> unusual(MailPath path) {
        List<String> ids = new ArrayList<>();
        if (path.kind() == MailPath.Kind.SOURCE_ROUTE) {
            ids.add("RFC5321-4.1.2-2");
        }
        if (path.localPart().startsWith("\"")) {
            ids.add("RFC5321-4.1.2-3");
        }
        if (path.domain().startsWith("[")) {
            ids.add("RFC5321-4.1.3-2");
        }
        if (length(path) == LONG_PATH) {
            ids.add("RFC5321-4.5.3.1.3-1");
        } else if (path.localPart().length() == LONG_LOCAL_PART) {
            ids.add("RFC5321-4.5.3.1.1-1");
        }
        return ids;
    }

    private static int length(MailPath path) {
        return path.localPart().length() + path.domain().length() + "<@>".length();
    }

    /**
     * Whether a valid path is longer than a server has to take (section 4.5.3.1), or a label of its domain than the DNS
     * knows; literals have no labels.
     */
    static boolean isBeyondLimits(MailPath path) {
        return path.localPart().length() > LONG_LOCAL_PART
                || path.domain().length() > LONG_DOMAIN
                || length(path) > LONG_PATH
                || (!path.domain().startsWith("[")
                        && Arrays.stream(path.domain().split("\\.")).anyMatch(label -> label.length() > LONG_LABEL));
    }

    /** Such a path: taken or refused, also for its length (section 4.5.3.1.10). */
    static Cell beyondLimits(
            SessionState state, UnaryOperator<SessionState> taken, UnaryOperator<SessionState> refused) {
        return Cell.in(state).open("250|251", taken).open("5yz", refused).otherwise("RFC5321-4.2-5");
    }

    /** An unusual path: taken, or refused for another reason than its form. */
    static Cell cell(
            SessionState state,
            MailPath path,
            List<String> ids,
            UnaryOperator<SessionState> taken,
            UnaryOperator<SessionState> refused) {
        Cell.Builder cell = Cell.in(state).pass("250|251", taken, ids).pass("550|551", refused, ids);
        boolean length = ids.contains("RFC5321-4.5.3.1.1-1") || ids.contains("RFC5321-4.5.3.1.3-1");
        if (length) {
            cell.open("552|553|554", refused, ids.toArray(String[]::new));
        } else if (path.localPart().equals("\"\"")) {
            cell.warn("500|501|553", refused, ids);
        }
        return cell.open("552|554", refused).otherwise(ids);
    }

    /** Whether the domain is a single label that is no name of the site's (RFC 6409 section 4.2). */
    static boolean isUnqualified(Config config, MailPath path) {
        String domain = path.domain();
        return !domain.isEmpty() && !domain.startsWith("[") && domain.indexOf('.') < 0 && !config.isLocal(path);
    }

    /** A path in a domain of one label: refused, or taken and completed before it goes out. */
    static Cell unqualified(
            SessionState state, UnaryOperator<SessionState> taken, UnaryOperator<SessionState> refused) {
        return Cell.in(state)
                .pass("554", refused, "RFC6409-4.2-1")
                .warn("5yz", refused, "RFC6409-4.2-1")
                .open("250|251", taken)
                .otherwise("RFC6409-4.2-1");
    }

    /** Whether a blank stands between the colon and a path, which section 3.3 says a server may tolerate. */
    static boolean hasBlank(CommandLine line, String keyword) {
        return line.argument().matches("(?i)" + keyword + ": +<[^>]+>");
    }

    static Cell behindBlank(
            SessionState state, UnaryOperator<SessionState> taken, UnaryOperator<SessionState> refused) {
        return Cell.in(state)
                .pass("250|251", taken, "RFC5321-3.3-1")
                .pass("5yz", refused, "RFC5321-3.3-1")
                .otherwise("RFC5321-3.3-1");
    }

    /** A path that the grammar does not know. */
    static Cell invalid(
            SessionState state,
            String inside,
            boolean forward,
            UnaryOperator<SessionState> taken,
            UnaryOperator<SessionState> refused) {
        String id = forward ? "RFC6409-5.1-2" : "RFC6409-5.1-1";
        if (NO_DOMAIN.matcher(inside).matches()) {
            String row = forward ? "RFC6409-4.2-4" : "RFC6409-4.2-1";
            return Cell.in(state)
                    .pass("501|550|553|554", refused, row)
                    .warn("5yz", refused, row)
                    .open("250|251", taken)
                    .otherwise(row);
        } else if (BAD_LITERAL.matcher(inside).matches()) {
            id = "RFC5321-4.1.3-3";
        } else if (UNDERSCORE.matcher(inside).matches()) {
            id = "RFC5321-4.1.2-1";
        } else if (ROOT_DOT.matcher(inside).matches()) {
            return Cell.in(state)
                    .pass("501", refused, id)
                    .warn("5yz", refused, id)
                    .open("250|251", taken)
                    .otherwise(id);
        }
        return Cell.in(state)
                .pass("501", refused, id)
                .warn("5yz", refused, id)
                .broken("250|251", taken, id)
                .otherwise(id);
    }
}
