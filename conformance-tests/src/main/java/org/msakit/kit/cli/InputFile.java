package org.msakit.kit.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Files that the user names. */
final class InputFile {
    private InputFile() {}

    /**
     * The secret that is the first line of a text file.
     *
     * @throws UsageException naming the file, where it cannot be read or says nothing there
     */
    static String secret(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || lines.get(0).isEmpty()) {
            throw new UsageException("no secret in " + file);
        }
        return lines.get(0);
    }

    /**
     * The lines of a text file.
     *
     * @throws UsageException naming the file, where it cannot be read
     */
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new UsageException("no such file: " + file);
        } catch (CharacterCodingException e) {
            throw new UsageException("not UTF-8: " + file);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + (Files.isDirectory(file) ? ": a directory" : ""));
        }
    }
}
