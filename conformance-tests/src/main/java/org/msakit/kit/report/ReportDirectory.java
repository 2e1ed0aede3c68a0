package org.msakit.kit.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.run.RequirementResult;

/**
 * A directory that holds one report in every form. Each file is written beside its place and then moved there, so that a
 * reader never sees half of one; witnesses of an earlier run are removed.
 */
public final class ReportDirectory {
    private static final String WITNESSES = "witnesses";
    private static final String ENDING = ".txt";

    private final Path directory;

    private ReportDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the directory where there is none.
     *
     * @throws IOException where it cannot be made or written to
     */
    public static ReportDirectory at(Path directory) throws IOException {
        Files.createDirectories(directory.resolve(WITNESSES));
        if (!Files.isWritable(directory) || !Files.isWritable(directory.resolve(WITNESSES))) {
            throw new IOException("not writable: " + directory);
        }
        return new ReportDirectory(directory);
    }

    /** Writes all forms; report.json comes last, so that whoever sees a new one finds the rest in place. */
    public void write(Report report) throws IOException {
        Set<String> names = new HashSet<>();
        for (RequirementResult r : report.run().results()) {
            if (r.witness().isPresent()) {
                names.add(r.requirement().id() + ENDING);
                keep(r.requirement().id(), r.witness().get());
            }
        }
        removeOthers(names);
        put(directory.resolve("junit.xml"), JUnitReport.print(report));
        put(directory.resolve("summary.md"), MarkdownReport.print(report));
        put(directory.resolve("report.html"), HtmlReport.print(report));
        put(directory.resolve("report.json"), JsonReport.print(report));
    }

    /** Writes a witness before the run is over. */
    public void keep(String requirement, Dialogue witness) throws IOException {
        put(witness(requirement), DialogueFormat.print(witness));
    }

    /** Where the witness of a requirement is kept. */
    public Path witness(String requirement) {
        return directory.resolve(WITNESSES).resolve(requirement + ENDING);
    }

    private void removeOthers(Set<String> names) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.resolve(WITNESSES), "*" + ENDING)) {
            for (Path file : files) {
                if (!names.contains(String.valueOf(file.getFileName()))) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void put(Path place, String text) throws IOException {
        Path beside = place.resolveSibling(place.getFileName() + ".tmp");
        Files.writeString(beside, text, StandardCharsets.UTF_8);
        Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
    }
}
