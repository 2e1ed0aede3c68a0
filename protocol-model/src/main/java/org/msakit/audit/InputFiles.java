package org.msakit.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.msakit.sendmail.MapSource;
import org.msakit.sendmail.access.AccessEntry;
import org.msakit.sendmail.access.AccessSource;
import org.msakit.sendmail.access.Tag;
import org.msakit.sendmail.config.Configuration;
import org.msakit.sendmail.config.MapUse;
import org.msakit.sendmail.config.Setting;
import org.msakit.sendmail.mc.McReader;

/** Tells what a file is, by its name or else by its text, and reads it. */
public final class InputFiles {
    private static final Pattern MC_LINE = Pattern.compile(
            "^\\s*(divert|include|define|undefine|FEATURE|OSTYPE|DAEMON_OPTIONS|MAILER|VERSIONID)\\(|^dnl\\b",
            Pattern.MULTILINE);
    private static final Pattern CF_LINE =
            Pattern.compile("^(V\\d+/|O [A-Z][A-Za-z]+=|D[jS]|Cw|K\\w+ (hash|btree|dbm) )", Pattern.MULTILINE);

    private InputFiles() {}

    /** What a file can be. */
    private enum Kind {
        MC,
        CF,
        /** m4 text that a sendmail.mc includes; read there. */
        INCLUDED,
        ACCESS,
        AUTHINFO
    }

    /**
     * Reads files.
     *
     * @param texts their texts by name, in the order given
     * @param look asks the file system for a file that a configuration names; empty where it is not at hand
     * @throws IllegalArgumentException with one line, for a file that is nothing of what is known, and for a second access map
     */
    public static Audit.Given read(Map<String, String> texts, Function<String, Optional<FileFact>> look) {
        List<Configuration> configurations = new ArrayList<>();
        List<AccessSource> access = new ArrayList<>();
        List<MapSource> authinfo = new ArrayList<>();
        texts.forEach((name, text) -> {
            switch (kind(name, text)) {
                case MC -> configurations.add(McReader.read(name, text, path -> included(texts, path)));
                case CF -> configurations.add(Configuration.ofCf(name, text));
                case ACCESS -> access.add(AccessSource.read(name, text));
                case AUTHINFO -> authinfo.add(MapSource.read(name, text));
                case INCLUDED -> {}
            }
        });
        if (access.size() > 1) {
            throw new IllegalArgumentException(
                    "two access maps: " + access.get(0).file() + " and "
                            + access.get(1).file() + "; audit the files of one server at a time");
        }
        return new Audit.Given(
                configurations,
                access.stream().findFirst(),
                authinfo.stream().findFirst(),
                facts(configurations, look));
    }

    /** A file that was named too and has the same path, or else the same name. */
    private static Optional<String> included(Map<String, String> texts, String path) {
        return Optional.ofNullable(texts.get(path))
                .or(() -> texts.entrySet().stream()
                        .filter(e -> base(e.getKey()).equals(base(path)))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    private static Map<String, FileFact> facts(
            List<Configuration> configurations, Function<String, Optional<FileFact>> look) {
        Map<String, FileFact> facts = new HashMap<>();
        for (Configuration c : configurations) {
            Stream<String> options = Stream.of("ServerKeyFile", "DefaultAuthInfo")
                    .flatMap(o -> c.option(o).map(Setting::value).stream());
            Stream<String> tables =
                    c.map("authinfo").flatMap(MapUse::file).stream().flatMap(file -> Stream.of(file, file + ".db"));
            Stream.concat(options, tables)
                    .filter(path -> !path.isEmpty())
                    .forEach(path -> look.apply(path).ifPresent(fact -> facts.put(path, fact)));
        }
        return facts;
    }

    private static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Kind kind(String name, String text) {
        String base = base(name).toLowerCase(Locale.ROOT);
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(name + " is not a text; of a map, name the source, not the .db file");
        }
        if (base.endsWith(".mc")) {
            return Kind.MC;
        }
        if (base.endsWith(".cf")) {
            return Kind.CF;
        }
        if (base.endsWith(".m4")) {
            return Kind.INCLUDED;
        }
        if (base.contains("authinfo") || base.contains("auth-info")) {
            return Kind.AUTHINFO;
        }
        if (base.contains("access")) {
            return Kind.ACCESS;
        }
        return kindOfText(name, text);
    }

    private static Kind kindOfText(String name, String text) {
        if (MC_LINE.matcher(text).find()) {
            return Kind.MC;
        }
        if (CF_LINE.matcher(text).find()) {
            return Kind.CF;
        }
        AccessSource map = AccessSource.read(name, text);
        if (map.tagged(Tag.AUTH_INFO).findAny().isPresent()) {
            return Kind.AUTHINFO;
        }
        if (map.entries().stream().anyMatch(InputFiles::isAccess)) {
            return Kind.ACCESS;
        }
        throw new IllegalArgumentException(
                name + " is no sendmail.mc, sendmail.cf, access map or authinfo that could be recognized");
    }

    private static boolean isAccess(AccessEntry entry) {
        return (entry.key().tag() != Tag.UNKNOWN && entry.key().tag() != Tag.NONE)
                || switch (entry.action().kind()) {
                    case OK, RELAY, REJECT, DISCARD, SKIP, ERROR -> true;
                    default -> false;
                };
    }
}
