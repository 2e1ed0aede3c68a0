package org.msakit.kit.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.msakit.kit.policy.PolicyCase.Entry;
import org.msakit.kit.policy.PolicyCase.Talk;
import org.msakit.policy.Fault;
import org.msakit.policy.Request;

/**
 * A directed case for an entry of sendmail's decision table.
 *
 * @param entry its id
 * @param policyCase what is asked, of one client
 * @param replies what the table allows, for each request; empty where it says nothing; the first is that of the connection
 */
record DecisionCase(String entry, PolicyCase policyCase, List<Set<String>> replies) {
    private static final Pattern ALTERNATIVES = Pattern.compile("\\{([^{}]*)}");
    private static final int COLUMNS = 6;

    /** The entries of the table, and what they say. */
    static Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        lines("decision-entries.tsv")
                .map(line -> line.split("\t"))
                .forEach(columns -> entries.put(columns[0], columns[1]));
        return entries;
    }

    /** All cases, in the order of the file. */
    static List<DecisionCase> all() {
        return lines("decision-cases.txt")
                .flatMap(line -> expand(line).stream().distinct())
                .map(DecisionCase::parse)
                .toList();
    }

    private static Stream<String> lines(String name) {
        try (InputStream in = DecisionCase.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line for each choice among alternatives, which may be nested. */
    private static List<String> expand(String line) {
        Matcher group = ALTERNATIVES.matcher(line);
        if (!group.find()) {
            return List.of(line);
        }
        List<String> all = new ArrayList<>();
        for (String choice : group.group(1).split(",", -1)) {
            all.addAll(expand(line.substring(0, group.start()) + choice + line.substring(group.end())));
        }
        return all;
    }

    private static DecisionCase parse(String line) {
        String[] columns = line.split(" \\| ");
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("not " + COLUMNS + " columns: " + line);
        }
        List<Request> requests = new ArrayList<>();
        List<Set<String>> replies = new ArrayList<>();
        String dialogue = columns[5].startsWith("CONNECT") ? columns[5] : "CONNECT ; " + columns[5];
        for (String step : dialogue.split(" ; ")) {
            String[] sides = step.split(" = ");
            requests.add(request(sides[0].strip()));
            replies.add(sides.length > 1 ? Set.of(sides[1].strip().split(" or ")) : Set.of());
        }
        Talk talk = new Talk(Vantage.valueOf(columns[4]), requests.subList(1, requests.size()));
        String letters = columns[2].equals("-") ? "" : columns[2];
        PolicyCase policyCase =
                new PolicyCase(setting(columns[1], letters), letters, access(columns[3]), List.of(talk));
        return new DecisionCase(columns[0], policyCase, replies);
    }

    private static ServerSetting setting(String words, String letters) {
        return ServerSetting.started().stream()
                .filter(s -> (s.privacy() + " " + s.features()).strip().equals(words))
                .filter(s -> s.listeners().contains(letters))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no server \"" + words + "\" with M=" + letters));
    }

    private static List<Entry> access(String entries) {
        return entries.equals("-")
                ? List.of()
                : Stream.of(entries.split(" & "))
                        .map(e -> e.split(" ", 2))
                        .map(e -> new Entry(e[0], e[1]))
                        .toList();
    }

    private static Request request(String text) {
        String[] words = text.split(" ", 2);
        String argument = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "CONNECT" -> new Request.Connect();
            case "EHLO" -> new Request.Ehlo();
            case "TLS" -> new Request.StartTls();
            case "AUTH" -> new Request.Auth(argument);
            case "MAIL" -> new Request.Mail(argument.equals("<>") ? "" : argument);
            case "RCPT" -> new Request.Rcpt(argument);
            case "DATA" -> new Request.Data();
            case "." -> new Request.Content();
            case "VRFY" -> new Request.Vrfy(argument);
            case "EXPN" -> new Request.Expn(argument);
            case "ETRN" -> new Request.Etrn();
            case "NOOP" -> new Request.Noop();
            default -> new Request.Faulty(Fault.valueOf(text.substring(1)));
        };
    }
}
