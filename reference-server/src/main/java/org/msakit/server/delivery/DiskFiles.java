package org.msakit.server.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A Maildir on a disk. */
final class DiskFiles implements MaildirFiles {
    private static final Logger LOG = Logger.getLogger(DiskFiles.class.getName());

    private final Path tmp;
    private final Path fresh;
    private final Path held;
    private final FileChannel entries;
    private final FileChannel heldEntries;
    private boolean heldChanged;

    private DiskFiles(Path tmp, Path fresh, Path held) throws IOException {
        this.tmp = tmp;
        this.fresh = fresh;
        this.held = held;
        entries = FileChannel.open(fresh, StandardOpenOption.READ);
        heldEntries = FileChannel.open(held, StandardOpenOption.READ);
    }

    static DiskFiles open(Path directory) throws IOException {
        Path tmp = Files.createDirectories(directory.resolve("tmp"));
        Path fresh = Files.createDirectories(directory.resolve("new"));
        Path held = Files.createDirectories(directory.resolve("held"));
        Files.createDirectories(directory.resolve("cur"));
        try (FileChannel parent = FileChannel.open(directory, StandardOpenOption.READ)) {
            parent.force(true);
        }
        return new DiskFiles(tmp, fresh, held);
    }

    @Override
    public void write(String name, MessageContent content) throws IOException {
        try (FileChannel file =
                FileChannel.open(tmp.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer[] pieces = content.buffers();
            for (long missing = content.length(); missing > 0; ) {
                missing -= file.write(pieces);
            }
            file.force(true);
        }
    }

    @Override
    public void publish(String name) throws IOException {
        Files.move(tmp.resolve(name), fresh.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void hold(String name) throws IOException {
        Files.move(tmp.resolve(name), held.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        heldChanged = true;
    }

    @Override
    public void release(String name) throws IOException {
        Files.move(held.resolve(name), fresh.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        heldChanged = true;
    }

    @Override
    public List<String> held() throws IOException {
        try (Stream<Path> files = Files.list(held)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public void force() throws IOException {
        entries.force(true);
        if (heldChanged) {
            heldEntries.force(true);
            heldChanged = false;
        }
    }

    @Override
    public void discard(String name) {
        try {
            Files.deleteIfExists(tmp.resolve(name));
            Files.deleteIfExists(held.resolve(name));
            Files.deleteIfExists(fresh.resolve(name));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "maildir: cannot remove " + name, e);
        }
    }
}
