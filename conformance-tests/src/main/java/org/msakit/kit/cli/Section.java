package org.msakit.kit.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of a YAML file. What is wrong is told in one line that names file, line and key. */
final class Section {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private final Path file;
    private final String name;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private Section(Path file, String name, Node node) {
        this.file = file;
        this.name = name;
        line = line(node);
        if (!(node instanceof MappingNode mapping)) {
            throw new UsageException(at(line) + named("") + "takes keys with values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.put(key, tuple.getValueNode()) != null) {
                throw new UsageException(at(line(tuple.getKeyNode())) + named(key) + "stands there twice");
            }
        }
    }

    /** Reads a file. */
    static Section read(Path file) {
        String text = String.join("\n", InputFile.lines(file)) + "\n";
        LoadSettings settings =
                LoadSettings.builder().setAllowDuplicateKeys(true).build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                throw new UsageException(file + ": says nothing");
            }
            return new Section(file, "", root.get());
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new UsageException(file + " line " + at + ": " + String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new UsageException(
                    file + ": " + String.valueOf(e.getMessage()).split("\n", 2)[0]);
        }
    }

    /** A text, empty where the key is missing. */
    Optional<String> text(String key) {
        return node(key).map(node -> scalar(key, node));
    }

    /** A whole number of the range, or what holds where the key is missing. */
    long number(String key, long least, long most, long usual) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.get().matches("[0-9]{1,18}")
                || Long.parseLong(text.get()) < least
                || Long.parseLong(text.get()) > most) {
            throw wrong(key, "\"" + text.get() + "\" is no whole number from " + least + " to " + most);
        }
        return Long.parseLong(text.get());
    }

    /** A whole number of the range that fits an int. */
    int count(String key, int least, int usual) {
        return Math.toIntExact(number(key, least, Integer.MAX_VALUE, usual));
    }

    /** A time such as {@code 300s}. */
    Duration duration(String key, Duration usual) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return usual;
        }
        Matcher matcher = DURATION.matcher(text.get());
        if (!matcher.matches()) {
            throw wrong(key, "\"" + text.get() + "\" is no time such as 500ms, 30s, 5m, 1h or 1d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** Texts in brackets or one a line, empty where the key is missing. */
    Optional<List<String>> list(String key) {
        return node(key)
                .map(node ->
                        items(key, node).stream().map(item -> scalar(key, item)).toList());
    }

    /** Members of an enumeration by their names in lower case with hyphens, empty where the key is missing. */
    <E extends Enum<E>> Optional<Set<E>> words(String key, Class<E> kind) {
        return list(key).map(names -> {
            Set<E> found = EnumSet.noneOf(kind);
            names.forEach(name -> found.add(word(key, name, kind)));
            return found;
        });
    }

    /** One member of an enumeration, or what holds where the key is missing. */
    <E extends Enum<E>> E word(String key, Class<E> kind, E usual) {
        return text(key).map(name -> word(key, name, kind)).orElse(usual);
    }

    private <E extends Enum<E>> E word(String key, String name, Class<E> kind) {
        List<String> known = new ArrayList<>();
        for (E each : kind.getEnumConstants()) {
            String word = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(name)) {
                return each;
            }
            known.add(word);
        }
        throw wrong(key, "\"" + name + "\" is none of " + String.join(", ", known));
    }

    /** A mapping inside this one, empty where the key is missing. */
    Optional<Section> section(String key) {
        return node(key).map(node -> new Section(file, key, node));
    }

    /** Mappings inside this one. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        node(key).ifPresent(node -> items(key, node).forEach(item -> sections.add(new Section(file, key, item))));
        return sections;
    }

    /** A file named relative to this one. */
    Optional<Path> path(String key) {
        return text(key).map(text -> file.resolveSibling(text).normalize());
    }

    /** Fails if there is a key that nobody asked for. */
    void end() {
        for (Map.Entry<String, Node> value : values.entrySet()) {
            if (!asked.contains(value.getKey())) {
                throw wrong(
                        value.getKey(),
                        "unknown key; there are "
                                + String.join(", ", asked.stream().sorted().toList()));
            }
        }
    }

    /** What to throw where the value of the key will not do. */
    UsageException wrong(String key, String problem) {
        Node node = values.get(key);
        return new UsageException(at(node == null ? line : line(node)) + named(key) + problem);
    }

    private Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    private List<Node> items(String key, Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw wrong(key, "takes a list");
    }

    private String scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return scalar.getValue();
        }
        throw wrong(key, "takes one value");
    }

    private String at(int number) {
        return file + " line " + number + ": ";
    }

    private String named(String key) {
        String path = name.isEmpty() || key.isEmpty() ? name + key : name + "." + key;
        return path.isEmpty() ? "" : path + ": ";
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
