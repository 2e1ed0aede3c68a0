package org.msakit.sendmail.cf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.sendmail.Place;
import org.msakit.sendmail.Problem;

/** Lines of sendmail.cf to statements. Rules are looked at only for the features that they betray. */
public final class CfReader {
    private static final String KNOWN = "CDEFHKLMOPQRSTVX";
    private static final Pattern NAMED = Pattern.compile("\\{([^}]*)\\}(.*)|(.)(.*)", Pattern.DOTALL);
    private static final Pattern ARGUMENTS = Pattern.compile("(?:^|,)\\s*A=([^,]*)");

    private final List<Statement> statements = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** What a text says, and the lines that say nothing. */
    public record Read(List<Statement> statements, List<Problem> problems) {
        public Read {
            statements = List.copyOf(statements);
            problems = List.copyOf(problems);
        }
    }

    /** A line before continuation lines are joined. */
    public record Line(Place place, String text) {}

    private CfReader() {}

    /** Reads a file's text; never throws. */
    public static Read read(String file, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            lines.add(new Line(new Place(file, ++number), line));
        }
        List<Statement> all = new ArrayList<>();
        Read read = read(lines);
        all.addAll(read.statements());
        all.addAll(RulesOfFeatures.seenIn(joined(lines)));
        return new Read(all, read.problems());
    }

    /** Reads lines that need not be a whole file; a line that starts with white space belongs to the one before. */
    public static Read read(List<Line> lines) {
        CfReader reader = new CfReader();
        joined(lines).forEach(reader::line);
        return new Read(reader.statements, reader.problems);
    }

    private static List<Line> joined(List<Line> lines) {
        List<Line> all = new ArrayList<>();
        for (Line line : lines) {
            boolean continues =
                    !line.text().isEmpty() && " \t".indexOf(line.text().charAt(0)) >= 0;
            if (continues && !all.isEmpty() && !line.text().isBlank()) {
                Line before = all.remove(all.size() - 1);
                all.add(new Line(before.place(), before.text() + "\n" + line.text()));
            } else if (!line.text().isBlank() && !line.text().startsWith("#")) {
                all.add(line);
            }
        }
        return all;
    }

    private void line(Line line) {
        String text = line.text();
        String rest = text.substring(1);
        switch (text.charAt(0)) {
            case 'O' -> option(line.place(), rest);
            case 'C' ->
                named(
                        rest,
                        (name, value) -> statements.add(new Statement.ClassMembers(line.place(), name, words(value))));
            case 'F' ->
                named(rest, (name, value) -> statements.add(new Statement.ClassFile(line.place(), name, file(value))));
            case 'D' ->
                named(
                        rest,
                        (name, value) -> statements.add(new Statement.MacroValue(line.place(), name, value.strip())));
            case 'K' -> map(line.place(), rest);
            case 'M' -> mailer(line.place(), rest);
            case 'X' -> filter(line.place(), rest);
            default -> {
                if (KNOWN.indexOf(text.charAt(0)) < 0) {
                    problems.add(new Problem(line.place(), "not a line of sendmail.cf: " + shortened(text)));
                }
            }
        }
    }

    private interface NameAndValue {
        void accept(String name, String value);
    }

    private static void named(String text, NameAndValue action) {
        Matcher m = NAMED.matcher(text);
        if (m.matches()) {
            boolean braces = m.group(1) != null;
            action.accept(braces ? m.group(1) : m.group(3), braces ? m.group(2) : m.group(4));
        }
    }

    private void option(Place place, String text) {
        boolean longName = text.startsWith(" ") || text.startsWith("\t");
        if (!longName) {
            if (!text.isEmpty()) {
                statements.add(new Statement.Option(
                        place,
                        OldOptions.longName(text.charAt(0)),
                        text.substring(1).strip()));
            }
            return;
        }
        String[] parts = text.split("=", 2);
        statements.add(new Statement.Option(place, parts[0].strip(), parts.length > 1 ? parts[1].strip() : ""));
    }

    private void map(Place place, String text) {
        String[] parts = text.strip().split("\\s+", 3);
        if (parts.length < 2) {
            problems.add(new Problem(place, "a map without a type: K" + shortened(text)));
            return;
        }
        statements.add(new Statement.MapDeclaration(
                place, parts[0], parts[1].toLowerCase(Locale.ROOT), parts.length > 2 ? parts[2].strip() : ""));
    }

    private void mailer(Place place, String text) {
        String[] parts = text.split(",", 2);
        Matcher arguments = ARGUMENTS.matcher(parts.length > 1 ? parts[1].replace("\n", " ") : "");
        statements.add(new Statement.Mailer(
                place, parts[0].strip(), arguments.find() ? arguments.group(1).strip() : ""));
    }

    private void filter(Place place, String text) {
        String[] parts = text.split(",", 2);
        statements.add(new Statement.Filter(place, parts[0].strip(), parts.length > 1 ? parts[1].strip() : ""));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(w -> !w.isEmpty())
                .toList();
    }

    /** The file of an F line, without options before it and the format behind it. */
    private static String file(String text) {
        return words(text).stream().filter(w -> !w.startsWith("-")).findFirst().orElse("");
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }

    /** The options that had a letter before they had a name, as far as they matter here. */
    private static final class OldOptions {
        static String longName(char letter) {
            return switch (letter) {
                case 'p' -> "PrivacyOptions";
                case 'O' -> "DaemonPortOptions";
                default -> Character.toString(letter);
            };
        }
    }

    /** The port that a mailer with {@code A=TCP host port} connects to, where it is written as a number or name. */
    public static Optional<String> port(String mailerArguments) {
        List<String> words = words(mailerArguments);
        boolean network =
                !words.isEmpty() && (words.get(0).equals("TCP") || words.get(0).equals("IPC"));
        return network && words.size() > 2 ? Optional.of(words.get(2)) : Optional.empty();
    }
}
