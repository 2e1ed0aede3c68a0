package org.msakit.kit.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.explore.Journal;
import org.msakit.kit.report.Secrets;

/**
 * The dialogues of an exploration in a file, each with an empty line behind it, passwords masked. The
 * first line names the seed. What was not written to its end is cut off when the file is opened.
 */
final class JournalFile implements Journal, Closeable {
    private static final Pattern HEAD = Pattern.compile("# explored with seed (-?\\d{1,19})");

    private final Path file;
    private final Secrets secrets;
    private final BufferedReader past;

    /** The dialogue that is led again. */
    private Optional<String> again = Optional.empty();

    private boolean readToItsEnd;

    private JournalFile(Path file, Secrets secrets, BufferedReader past) {
        this.file = file;
        this.secrets = secrets;
        this.past = past;
    }

    /**
     * The seed that a file names; empty where there is none, or nothing in it.
     *
     * @throws UsageException where it is no journal
     */
    static OptionalLong seed(Path file) throws IOException {
        if (!Files.exists(file) || complete(file) == 0) {
            return OptionalLong.empty();
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            Matcher head = HEAD.matcher(String.valueOf(in.readLine()));
            if (!head.matches()) {
                throw new UsageException(file + ": not begun by explore --journal");
            }
            return OptionalLong.of(Long.parseLong(head.group(1)));
        }
    }

    /**
     * Opens it, or begins it.
     *
     * @param seed of the exploration
     * @param secrets what must not be written
     */
    static JournalFile open(Path file, long seed, Secrets secrets) throws IOException {
        long end = Files.exists(file) ? complete(file) : 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
        if (end == 0) {
            Files.writeString(file, "# explored with seed " + seed + "\n\n");
        }
        BufferedReader past = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        JournalFile journal = new JournalFile(file, secrets, past);
        journal.next();
        return journal;
    }

    /** The octets up to the last empty line, that included. */
    private static long complete(Path file) throws IOException {
        long end = 0;
        long read = 0;
        int before = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                read++;
                end = octet == '\n' && before == '\n' ? read : end;
                before = octet;
            }
        }
        return end;
    }

    @Override
    public Optional<Dialogue> past() {
        again = readToItsEnd ? Optional.empty() : next();
        readToItsEnd = again.isEmpty();
        try {
            return again.map(DialogueFormat::parse);
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }

    /** The lines up to the next empty one. */
    private Optional<String> next() {
        StringBuilder text = new StringBuilder();
        try {
            for (String line = past.readLine(); line != null && !line.isEmpty(); line = past.readLine()) {
                text.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    @Override
    public void led(Dialogue dialogue) {
        String text = DialogueFormat.print(secrets.mask(dialogue));
        if (again.isPresent()) {
            if (!again.get().equals(text)) {
                throw new UsageException(file + ": \"" + dialogue.title()
                        + "\" goes on in another way now: it is of another target, account or version");
            }
            return;
        }
        try {
            Files.writeString(file, text + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + file, e);
        }
    }

    @Override
    public void close() throws IOException {
        past.close();
    }
}
