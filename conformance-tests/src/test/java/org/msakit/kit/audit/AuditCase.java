package org.msakit.kit.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.msakit.audit.Audit;
import org.msakit.audit.FileFact;
import org.msakit.audit.InputFiles;

/**
 * Configurations with known faults.
 *
 * @param files their texts by name
 * @param facts what the file system says, by path
 * @param expected {@code file:line ID}, one for each fault that was put in
 */
public record AuditCase(String name, Map<String, String> files, Map<String, FileFact> facts, List<String> expected) {
    /** The cases in the folder {@code cases}: {@code expected.txt} and {@code facts.txt} beside the files to audit. */
    public static List<AuditCase> all() {
        try (Stream<Path> folders =
                Files.list(Path.of(AuditCase.class.getResource("cases").toURI()))) {
            return folders.sorted().map(AuditCase::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AuditCase read(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> expected = files.remove("expected.txt").lines().toList();
        Map<String, FileFact> facts = new LinkedHashMap<>();
        Optional.ofNullable(files.remove("facts.txt")).stream()
                .flatMap(String::lines)
                .map(line -> line.split(" "))
                .forEach(w -> facts.put(w[0], new FileFact(w[0], Integer.parseInt(w[1], 8), w[2])));
        return new AuditCase(folder.getFileName().toString(), files, facts, expected);
    }

    /** What the audit says of the files. */
    public Audit.Outcome audit() {
        return audit(files);
    }

    /** What the audit says of other files with the same facts. */
    public Audit.Outcome audit(Map<String, String> texts) {
        return Audit.of(InputFiles.read(texts, path -> Optional.ofNullable(facts.get(path))));
    }

    /** The findings in the form of {@link #expected}. */
    public List<String> found() {
        List<String> found = new ArrayList<>();
        audit().findings().forEach(f -> found.add(f.place() + " " + f.id()));
        return found.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
