package org.msakit.kit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.msakit.server.AccessMap;

/**
 * An access map in a file that may change while the server runs. It is looked at in steady intervals, and read once it
 * has stopped changing, so that nobody meets half a map.
 */
final class AccessFile implements AutoCloseable {
    /** How often the file is looked at. */
    static final Duration INTERVAL = Duration.ofMillis(250);

    private final Path file;
    private final AccessMap first;
    private final Thread watcher = new Thread(this::watch, "msakit-access");
    private Optional<Version> read;
    private Optional<Version> seen;
    private Consumer<AccessMap> taken = map -> {};
    private Consumer<String> log = line -> {};

    /** What tells one version of a file from the next. */
    private record Version(long modified, long size, Optional<Object> key) {}

    private AccessFile(Path file) {
        this.file = file;
        read = version(file);
        seen = read;
        first = parse(file);
    }

    /**
     * Reads the file.
     *
     * @throws UsageException in one line, naming file and line
     */
    static AccessFile open(Path file) {
        return new AccessFile(file);
    }

    /** The map that stood in the file when it was opened. */
    AccessMap map() {
        return first;
    }

    /**
     * Reads the file again whenever it has changed since it was opened.
     *
     * @param consumer gets each new map
     * @param lines gets one line for each change: that it was taken, or why it was not
     */
    void watch(Consumer<AccessMap> consumer, Consumer<String> lines) {
        taken = consumer;
        log = lines;
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL.toMillis());
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Optional<Version> now = version(file);
        boolean settled = now.equals(seen);
        seen = now;
        if (now.equals(read) || !settled) {
            return;
        }
        read = now;
        try {
            AccessMap map = parse(file);
            taken.accept(map);
            log.accept("access map " + file + " read again: " + map.size() + " entries");
        } catch (UsageException e) {
            log.accept(e.getMessage() + "; the access map read before stays in force");
        }
    }

    private static AccessMap parse(Path file) {
        try {
            return AccessMap.parse(InputFile.lines(file));
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }

    private static Optional<Version> version(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Version(
                    now.lastModifiedTime().to(TimeUnit.NANOSECONDS), now.size(), Optional.ofNullable(now.fileKey())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
