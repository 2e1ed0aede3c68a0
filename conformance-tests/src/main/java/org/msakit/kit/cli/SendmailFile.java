package org.msakit.kit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msakit.kit.sendmail.ServedConfiguration;
import org.msakit.sendmail.config.Setting;
import org.msakit.server.ListenerConfig;
import org.msakit.server.Modifier;

/**
 * A sendmail.mc or sendmail.cf for {@code serve}. Files that it names are looked for where it says, then beside it. What
 * it cannot say, or says of another host, comes from options.
 *
 * @param file sendmail.mc or sendmail.cf
 * @param moves listeners, by name, that are to be somewhere else
 * @param users file with the accounts
 * @param access source of the access map, in place of the one that the file names
 * @param without extensions to switch off
 * @param delivery where messages go
 * @param names how names of clients are found
 */
record SendmailFile(
        Path file,
        List<ListenerConfig> moves,
        Optional<Path> users,
        Optional<Path> access,
        List<String> without,
        Delivery delivery,
        ClientNames names) {

    /** Whether the name is one of a sendmail configuration. */
    static boolean isOne(Path file) {
        String name = file.toString();
        return name.endsWith(".mc") || name.endsWith(".cf");
    }

    /** What it comes to; notes on what is left out are added to the list. */
    ServeFile read(List<String> notes) {
        String text = String.join("\n", InputFile.lines(file)) + "\n";
        ServedConfiguration served;
        try {
            served = ServedConfiguration.read(file.toString(), text, this::text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        notes.addAll(served.notes());
        Set<String> off = new LinkedHashSet<>(served.without());
        off.addAll(without);
        return new ServeFile(
                served.server().without(off.toArray(String[]::new)),
                moved(served.listeners()),
                users,
                access.or(() -> served.access().map(this::source)),
                delivery,
                names);
    }

    private Path source(Setting map) {
        return locate(map.value())
                .orElseThrow(() -> new UsageException(
                        map.place() + ": access map: no such file: " + map.value() + "; --access names another"));
    }

    private List<ListenerConfig> moved(List<ListenerConfig> listeners) {
        Map<String, ListenerConfig> byName = new LinkedHashMap<>();
        listeners.forEach(listener -> byName.put(listener.name(), listener));
        for (ListenerConfig move : moves) {
            ListenerConfig listener = byName.get(move.name());
            if (listener == null) {
                throw new UsageException("--listen " + move.name() + ": no listener of that name in " + file
                        + "; there are " + String.join(", ", byName.keySet()));
            }
            Set<Modifier> modifiers = move.modifiers().isEmpty() ? listener.modifiers() : move.modifiers();
            byName.put(move.name(), new ListenerConfig(move.name(), move.host(), move.port(), modifiers, false));
        }
        return new ArrayList<>(byName.values());
    }

    private Optional<String> text(String path) {
        return locate(path).map(found -> String.join("\n", InputFile.lines(found)) + "\n");
    }

    private Optional<Path> locate(String path) {
        Path written = file.resolveSibling(path);
        Path name = written.getFileName();
        Path beside = name == null ? written : file.resolveSibling(name.toString());
        return Files.isRegularFile(written)
                ? Optional.of(written)
                : Optional.of(beside).filter(Files::isRegularFile);
    }
}
