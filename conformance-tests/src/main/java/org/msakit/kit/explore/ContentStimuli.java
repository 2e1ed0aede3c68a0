package org.msakit.kit.explore;

import static org.msakit.kit.explore.SessionStimuli.COMMAND;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.msakit.kit.grammar.Draw;
import org.msakit.kit.grammar.Form;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction.Trait;
import org.msakit.wire.Octets;

/** Message content behind DATA, and chunks. */
final class ContentStimuli {
    private static final Predicate<SessionState> CONTENT = s -> s.phase() == Phase.CONTENT;
    private static final Predicate<SessionState> CHUNKING =
            COMMAND.and(s -> s.offered().has("CHUNKING"));

    /** What is no end of data, by what is wrong with it. */
    private static final Map<String, String> FALSE_ENDS = new LinkedHashMap<>();

    static {
        FALSE_ENDS.put("LF dot LF", "\n.\n");
        FALSE_ENDS.put("LF dot CRLF", "\n.\r\n");
        FALSE_ENDS.put("CRLF dot LF", "\r\n.\n");
        FALSE_ENDS.put("CR dot CR", "\r.\r");
        FALSE_ENDS.put("CRLF dot CR", "\r\n.\r");
        FALSE_ENDS.put("LF dot CR", "\n.\r");
        FALSE_ENDS.put("CR dot LF", "\r.\n");
        FALSE_ENDS.put("CR dot CRLF", "\r.\r\n");
        FALSE_ENDS.put("CRLF NUL dot CRLF", "\r\n\0.\r\n");
        FALSE_ENDS.put("CRLF dot NUL CRLF", "\r\n.\0\r\n");
    }

    private ContentStimuli() {}

    static List<StimulusClass> all() {
        return List.of(
                StimulusClass.line("content", CONTENT, (s, r) -> s.header(r) + body(r) + "\r\n.")
                        .or(s -> List.of(
                                content("a line of 998 octets", s, "x".repeat(998)),
                                content("a stuffed dot before 998 octets", s, "." + "." + "x".repeat(997)),
                                content("empty lines", s, "\r\n\r\n"),
                                content("a stuffed dot alone", s, ".."),
                                content("no body", s, ""))),
                StimulusClass.line("content with stray line ends", CONTENT, (s, r) -> smuggling(s, r, "\n.\n"))
                        .or(s -> FALSE_ENDS.entrySet().stream()
                                .map(end -> Form.drawn(end.getKey(), r -> smuggling(s, r, end.getValue())))
                                .toList())
                        .atMost(1),
                StimulusClass.line("content empty", CONTENT, (s, r) -> ".").atMost(1),
                StimulusClass.octets("BDAT", CHUNKING, (s, r) -> chunk(piece(s, r) + "\r\n", ""))
                        .orOctets(List.of(new Form("a chunk that ends within a line", r -> chunk(body(r), "")))),
                StimulusClass.octets(
                        "BDAT last", CHUNKING, (s, r) -> chunk(s.header(r) + piece(s, r) + "\r\n", " LAST")),
                StimulusClass.octets("BDAT nothing last", CHUNKING, (s, r) -> chunk("", " LAST")),
                StimulusClass.line("BDAT malformed", CHUNKING, (s, r) -> "BDAT")
                        .or(List.of(
                                Form.of("a size that is no number", "BDAT x", "BDAT LAST", "BDAT 0x5"),
                                Form.of("a negative size", "BDAT -1", "BDAT -1 LAST")))
                        .atMost(1));
    }

    private static Form content(String label, Situation s, String body) {
        return Form.drawn(label, r -> s.header(r) + body + "\r\n.");
    }

    private static String smuggling(Situation s, SplittableRandom random, String end) {
        return s.header(random) + "a" + end + "b\r\n.";
    }

    private static Octets chunk(String content, String last) {
        return Octets.line("BDAT " + content.length() + last).plus(new Octets(content));
    }

    /** Lines of text; any octets where BODY=BINARYMIME was asked for (RFC 3030 section 3). */
    private static String piece(Situation s, SplittableRandom random) {
        return s.state().mail().has(Trait.BINARY)
                ? body(random) + "\0\r\n.\r\n\n\r\u00ff" + Draw.word(random)
                : body(random);
    }

    /** Lines of text; some begin with dots that were stuffed. */
    private static String body(SplittableRandom random) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> Draw.oneOf(random, "", "..", "...") + Draw.word(random))
                .collect(Collectors.joining("\r\n"));
    }
}
