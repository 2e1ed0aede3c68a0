package org.msakit.kit.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.msakit.wire.InternetMessage;
import org.msakit.wire.Octets;

/** A directory into which a server delivers, one message a file: a Maildir, or files side by side. */
public final class MailDirectory {
    private static final int MOST_OCTETS = 64 << 20;

    private final Path directory;

    /** A directory that exists. */
    public MailDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * A message in the directory.
     *
     * @param reversePath of its Return-Path field, empty where there is none
     * @param forwardPaths of its Envelope-To, Delivered-To and X-Original-To fields
     * @param content with CRLF at the end of each line
     */
    public record Stored(String reversePath, List<String> forwardPaths, Octets content) {
        public Stored {
            forwardPaths = List.copyOf(forwardPaths);
        }
    }

    /** What lies there now. */
    public List<Stored> messages() {
        List<Stored> messages = new ArrayList<>();
        for (Path part : List.of(directory, directory.resolve("new"), directory.resolve("cur"))) {
            if (Files.isDirectory(part)) {
                messages.addAll(in(part));
            }
        }
        return messages;
    }

    private static List<Stored> in(Path part) {
        try (Stream<Path> files = Files.list(part)) {
            List<Stored> messages = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.size(file) <= MOST_OCTETS) {
                    messages.add(read(Octets.of(Files.readAllBytes(file))));
                }
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stored read(Octets file) {
        Octets content = new Octets(file.latin1().replaceAll("(?<!\r)\n", "\r\n"));
        InternetMessage message = new InternetMessage(content);
        List<String> forwardPaths = Stream.of("Envelope-To", "Delivered-To", "X-Original-To")
                .flatMap(name -> message.values(name).stream())
                .flatMap(value -> Stream.of(value.split(",")))
                .map(MailDirectory::path)
                .distinct()
                .toList();
        String reversePath = message.values("Return-Path").stream()
                .findFirst()
                .map(MailDirectory::path)
                .orElse("");
        return new Stored(reversePath, forwardPaths, content);
    }

    private static String path(String value) {
        return value.strip().replaceFirst("^<(.*)>$", "$1");
    }
}
