package org.msakit.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction;
import org.msakit.model.Transaction.Trait;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;

/** RFC 5321 sections 3.3 and 4.1.1.4: DATA and the end of data. */
public final class Rfc5321Data {
    private static final UnaryOperator<SessionState> STAY = s -> s;
    private static final UnaryOperator<SessionState> CONTENT = s -> s.with(Phase.CONTENT);

    /** Line endings that only a server open to smuggling takes as the end of data, by the row that forbids it. */
    /** Octets of a false end. */
    private static final int LONGEST_FALSE_END = 5;

    private static final Map<String, Pattern> FALSE_ENDS = new LinkedHashMap<>();

    static {
        FALSE_ENDS.put("SEC-SMUG-1", Pattern.compile("(?<!\r)\n\\.\n"));
        FALSE_ENDS.put("SEC-SMUG-2", Pattern.compile("(?<!\r)\n\\.\r\n"));
        FALSE_ENDS.put("SEC-SMUG-3", Pattern.compile("\r\n\\.\n"));
        FALSE_ENDS.put("SEC-SMUG-4", Pattern.compile("\r\\.\r(?!\n)"));
        FALSE_ENDS.put("SEC-SMUG-5", Pattern.compile("\r\n\\.\r(?!\n)"));
        FALSE_ENDS.put("SEC-SMUG-6", Pattern.compile("(?<!\r)\n\\.\r(?!\n)|\r\\.\n"));
        FALSE_ENDS.put("SEC-SMUG-7", Pattern.compile("\r\\.\r\n"));
        FALSE_ENDS.put("SEC-SMUG-8", Pattern.compile("\r\n\0\\.\r\n|\r\n\\.\0\r\n"));
    }

    private Rfc5321Data() {}

    static Cell data(Config config, SessionState state, CommandLine line) {
        if (Rfc6409Gate.needsLogin(config, state)) {
            return Rfc6409Gate.data(state);
        }
        if (!line.argument().isEmpty()) {
            UnaryOperator<SessionState> kept = s -> s.surviving(Cause.MALFORMED_DATA);
            Cell.Builder cell = Cell.in(state).pass("501", kept, "RFC5321-4.1.1-3");
            if (!state.mail().hasRecipients()) {
                cell.open("503|554", kept);
            }
            return cell.warn("5yz", kept, "RFC5321-4.1.1-3").otherwise("RFC5321-4.1.1-3");
        }
        return switch (state.mail().stage()) {
            case NONE -> withoutMail(state);
            case SENDER -> withoutRecipients(state);
            case RECIPIENTS ->
                state.mail().has(Trait.BINARY) ? Rfc3030Chunking.data(state, "RFC3030-3-2") : ready(state, line);
            case CHUNKS -> Rfc3030Chunking.data(state, "RFC3030-2-8");
            case BROKEN -> Cell.in(state).open("354", CONTENT).open("5yz", STAY).otherwise("RFC3030-2-8");
        };
    }

    private static Cell withoutMail(SessionState state) {
        List<String> ids = Rfc5321Rcpt.ended(state, "RFC5321-3.3-3");
        return Cell.in(state).pass("503|554", STAY, ids).warn("530", STAY, ids).otherwise(ids);
    }

    /** No recipient: refused now, or accepted and refused behind the dot (section 3.3). */
    private static Cell withoutRecipients(SessionState state) {
        if (state.mail().cause() == Cause.SECOND_MAIL) {
            return Cell.in(state).pass("503|554", STAY, "RFC5321-4.1.1.2-1").otherwise("RFC5321-4.1.1.2-1");
        }
        return Cell.in(state)
                .pass("503", s -> s.surviving(Cause.REFUSED_DATA), "RFC5321-3.3-4")
                .on(
                        org.msakit.model.Pattern.reply("554"),
                        Grade.PASS,
                        s -> s.surviving(Cause.REFUSED_RCPT),
                        "RFC5321-3.3-4")
                .warn("354", CONTENT, "RFC5321-3.3-4")
                .otherwise("RFC5321-3.3-4");
    }

    private static Cell ready(SessionState state, CommandLine line) {
        List<String> ids = new ArrayList<>(Rfc5321Rcpt.survived(state));
        if (state.mail().cause() == Cause.SECOND_MAIL) {
            ids.add("RFC5321-4.1.4-8");
        }
        if (line.hasTrailingWhiteSpace()) {
            return Cell.in(state)
                    .pass("354", CONTENT, "RFC5321-4.1.1-1")
                    .warn("501", STAY, "RFC5321-4.1.1-1")
                    .otherwise("RFC5321-4.1.1-1");
        }
        UnaryOperator<SessionState> dropped = s -> s.with(s.mail().endedBy(Cause.REFUSED_DATA));
        Cell.Builder cell = Cell.in(state).pass("354", CONTENT, ids).openEither("550|552|554", STAY, dropped);
        if (!ids.isEmpty()) {
            return cell.otherwise(ids);
        }
        return cell.otherwise("RFC5321-4.1.1.4-1");
    }

    /** Section 4.1.1.4: one reply, and the transaction is over whatever it says. */
    static Cell content(SessionState state, Octets raw) {
        UnaryOperator<SessionState> done = s -> s.with(new Transaction(Transaction.Stage.NONE, Cause.END_OF_DATA))
                .with(Phase.COMMAND);
        if (state.mail().stage() == Transaction.Stage.BROKEN) {
            return Cell.in(state).open("250|5yz", done).otherwise("RFC5321-4.1.1.4-1");
        }
        if (!state.mail().hasRecipients()) {
            return Cell.in(state).pass("5yz", done, "RFC5321-3.3-4").otherwise("RFC5321-3.3-4");
        }
        if (raw.latin1().equals(".\r\n")) {
            return Cell.in(state).pass("250|5yz", done, "RFC5321-4.1.1.4-2").otherwise("RFC5321-4.1.1.4-2");
        }
        List<String> ids = falseEndIds(raw);
        if (!ids.isEmpty()) {
            return Cell.in(state)
                    .pass("250|5yz", done, ids)
                    .pass("421", s -> s.with(Phase.CLOSED), ids)
                    .on(org.msakit.model.Pattern.CLOSED, Grade.INCONCLUSIVE, s -> s.with(Phase.CLOSED))
                    .otherwise(ids);
        }
        return Rfc6409Content.end(state, raw, done)
                .orElseGet(() -> Cell.in(state)
                        .pass("250", done, "RFC5321-4.1.1.4-1")
                        .open("5yz", done)
                        .otherwise("RFC5321-4.1.1.4-1"));
    }

    /** Where the first CR or LF outside a CRLF, or NUL, is; negative where there is none. Quicker than all the patterns. */
    private static int firstStrayControl(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean bareCr = c == '\r' && (i + 1 == content.length() || content.charAt(i + 1) != '\n');
            boolean bareLf = c == '\n' && (i == 0 || content.charAt(i - 1) != '\r');
            boolean stray = bareCr || bareLf || c == '\0';
            if (stray) {
                return i;
            }
        }
        return -1;
    }

    /** The rows that speak of the line endings in this content, whole or still without its end. */
    public static List<String> falseEndIds(Octets raw) {
        List<String> ids = new ArrayList<>();
        int stray = firstStrayControl(raw.latin1());
        if (stray < 0) {
            return ids;
        }
        int from = Math.max(0, stray - LONGEST_FALSE_END);
        FALSE_ENDS.forEach((id, pattern) -> {
            if (pattern.matcher(raw.latin1()).find(from)) {
                ids.add(id);
            }
        });
        if (ids.contains("SEC-SMUG-1")) {
            ids.add("RFC5321-4.1.1.4-5");
        }
        return ids;
    }
}
