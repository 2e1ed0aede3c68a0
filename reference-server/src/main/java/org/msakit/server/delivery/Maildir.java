package org.msakit.server.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.msakit.server.reply.Replies;

/**
 * A Maildir: one file per message, written to {@code tmp}, forced to disk and renamed to {@code new}, in that order. A
 * message is accepted once its file and the directory entry are on disk, so what got its 250 survives a crash, once and
 * whole. Messages that arrive while others are being forced share the next commit.
 *
 * <p>A file holds Return-Path and Envelope-To fields and then the message with its CRLFs.
 */
public final class Maildir implements MessageSink {
    private static final int BATCH = 256;
    private static final long WAITING_OCTETS = 256L << 20;
    private static final Entry STOP = new Entry(null, new CompletableFuture<>());

    private final MaildirFiles files;
    private final LinkedBlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waitingOctets = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final Thread writer = new Thread(this::run, "msakit-maildir");
    private final String unique = "P" + ProcessHandle.current().pid();
    private final String host = hostname();
    private long sequence;
    private boolean closed;

    private Maildir(MaildirFiles files) {
        this.files = files;
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Opens a Maildir, made where it does not exist.
     *
     * @throws IOException if it cannot be made or written to, or if the file system cannot force directories to disk
     */
    public static Maildir open(Path directory) throws IOException {
        return new Maildir(DiskFiles.open(directory));
    }

    static Maildir over(MaildirFiles files) {
        return new Maildir(files);
    }

    @Override
    public synchronized CompletionStage<Outcome> store(StoredMessage message) {
        Entry entry = new Entry(message, new CompletableFuture<>());
        if (closed) {
            return CompletableFuture.completedStage(Outcome.LOCAL_ERROR);
        }
        if (waitingOctets.addAndGet(entry.size()) > WAITING_OCTETS) {
            waitingOctets.addAndGet(-entry.size());
            return CompletableFuture.completedStage(new Outcome.Refused(Replies.NO_ROOM));
        }
        queue.add(entry);
        return entry.outcome;
    }

    /** How often a batch of messages was forced to disk. */
    public long commits() {
        return commits.get();
    }

    /** Stores what is waiting, then stops. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            queue.add(STOP);
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Entry(StoredMessage message, CompletableFuture<Outcome> outcome) {
        int size() {
            return message.content().length;
        }
    }

    private record Written(Entry entry, String name) {}

    private void run() {
        List<Entry> batch = new ArrayList<>();
        boolean running = true;
        while (running) {
            batch.add(next());
            queue.drainTo(batch, BATCH - 1);
            running = !batch.remove(STOP);
            commit(batch);
            batch.clear();
        }
    }

    /** Nobody interrupts this thread: that would close the files under it. */
    private Entry next() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void commit(List<Entry> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<Written> written = new ArrayList<>(batch.size());
        for (Entry entry : batch) {
            write(entry, written);
        }
        List<Written> published = new ArrayList<>(batch.size());
        for (Written each : written) {
            publish(each, published);
        }
        Outcome outcome = force(published);
        commits.incrementAndGet();
        published.forEach(each -> each.entry.outcome.complete(outcome));
        batch.forEach(entry -> waitingOctets.addAndGet(-entry.size()));
    }

    private void write(Entry entry, List<Written> written) {
        String name = nextName();
        try {
            files.write(name, envelope(entry.message), entry.message.content());
            written.add(new Written(entry, name));
        } catch (IOException e) {
            files.discard(name);
            entry.outcome.complete(new Outcome.Refused(Replies.NO_ROOM));
        }
    }

    private void publish(Written each, List<Written> published) {
        try {
            files.publish(each.name);
            published.add(each);
        } catch (IOException e) {
            files.discard(each.name);
            each.entry.outcome.complete(Outcome.LOCAL_ERROR);
        }
    }

    private Outcome force(List<Written> published) {
        try {
            files.force();
            return new Outcome.Accepted();
        } catch (IOException e) {
            published.forEach(each -> files.discard(each.name));
            return Outcome.LOCAL_ERROR;
        }
    }

    private String nextName() {
        long micros = System.currentTimeMillis() * 1000 + sequence % 1000;
        sequence++;
        return micros / 1_000_000 + ".M" + micros % 1_000_000 + unique + "Q" + sequence + "." + host;
    }

    private static byte[] envelope(StoredMessage message) {
        String fields = "Return-Path: <" + message.reversePath() + ">\r\nEnvelope-To: "
                + String.join(",\r\n\t", message.forwardPaths()) + "\r\n";
        return fields.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[/:\\s]", "_");
        } catch (IOException e) {
            return "localhost";
        }
    }
}
