package org.msakit.server.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.reply.Replies;

/**
 * A Maildir: one file per message, written to {@code tmp}, forced to disk and renamed to {@code new}, in that order. A
 * message is accepted once its file and the directory entry are on disk, so what got its 250 survives a crash, once and
 * whole. Messages that arrive while others are being forced share the next commit.
 *
 * <p>A message that may not go on yet lies in {@code held}, as safely, and is renamed to {@code new} when its time has
 * come (RFC 4865 section 4.2), by a later run where this one has ended.
 *
 * <p>A file holds Return-Path and Envelope-To fields and then the message with its CRLFs.
 */
public final class Maildir implements MessageSink {
    private static final Logger LOG = Logger.getLogger(Maildir.class.getName());
    private static final int BATCH = 256;
    private static final long LOOK_MILLIS = 500;
    private static final long WAITING_OCTETS = 256L << 20;
    private static final Entry STOP = new Entry(null, new CompletableFuture<>());

    private final MaildirFiles files;
    private final LinkedBlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waitingOctets = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final Thread writer = new Thread(this::run, "msakit-maildir");
    private final String unique = "P" + ProcessHandle.current().pid();
    private final String host = hostname();
    private final InstantSource clock;
    private final PriorityQueue<Held> held = new PriorityQueue<>(Comparator.comparing(Held::release));
    private long sequence;
    private boolean closed;

    private Maildir(MaildirFiles files, InstantSource clock) throws IOException {
        this.files = files;
        this.clock = clock;
        for (String name : files.held()) {
            Held.of(name).ifPresent(held::add);
        }
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Opens a Maildir, made where it does not exist.
     *
     * @throws IOException if it cannot be made or written to, or if the file system cannot force directories to disk
     */
    public static Maildir open(Path directory) throws IOException {
        return open(directory, InstantSource.system());
    }

    /**
     * The same with a clock by which messages are held.
     *
     * @throws IOException as above
     */
    public static Maildir open(Path directory, InstantSource clock) throws IOException {
        return new Maildir(DiskFiles.open(directory), clock);
    }

    static Maildir over(MaildirFiles files) throws IOException {
        return new Maildir(files, InstantSource.system());
    }

    @Override
    public boolean canHold() {
        return true;
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
            return message.content().length();
        }
    }

    private record Written(Entry entry, String name) {}

    /** A file whose time has not come; its name says when that is. */
    private record Held(String name, Instant release) {
        private static final Pattern NAME = Pattern.compile(".*,R=([0-9]{1,15})");

        static Optional<Held> of(String name) {
            Matcher matcher = NAME.matcher(name);
            return matcher.matches()
                    ? Optional.of(new Held(name, Instant.ofEpochMilli(Long.parseLong(matcher.group(1)))))
                    : Optional.empty();
        }

        /** The name of a file that is to be released then. */
        static String name(String unique, Instant release) {
            return unique + ",R=" + release.toEpochMilli();
        }
    }

    private void run() {
        List<Entry> batch = new ArrayList<>();
        boolean running = true;
        while (running) {
            next().ifPresent(batch::add);
            queue.drainTo(batch, BATCH - 1);
            running = !batch.remove(STOP);
            commit(batch);
            batch.clear();
            releaseDue();
        }
    }

    /**
     * The next message, or none where one that is held may be due. Nobody interrupts this thread: that would close the
     * files under it.
     */
    private Optional<Entry> next() {
        try {
            return held.isEmpty()
                    ? Optional.of(queue.take())
                    : Optional.ofNullable(queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void releaseDue() {
        boolean released = false;
        for (Held next = held.peek(); next != null && !clock.instant().isBefore(next.release); next = held.peek()) {
            try {
                files.release(next.name);
                released = true;
            } catch (IOException e) {
                LOG.log(Level.WARNING, "maildir: cannot release " + next.name, e);
            }
            held.remove();
        }
        if (released) {
            var unused = force(List.of());
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
        String unique = nextName();
        String name = isDue(entry.message)
                ? unique
                : Held.name(unique, entry.message.release().orElseThrow());
        try {
            files.write(name, envelope(entry.message).then(entry.message.content()));
            written.add(new Written(entry, name));
        } catch (IOException e) {
            files.discard(name);
            entry.outcome.complete(new Outcome.Refused(Replies.NO_ROOM));
        }
    }

    private void publish(Written each, List<Written> published) {
        Optional<Held> later = Held.of(each.name);
        try {
            if (later.isPresent()) {
                files.hold(each.name);
                held.add(later.get());
            } else {
                files.publish(each.name);
            }
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
            for (Written each : published) {
                files.discard(each.name);
                Held.of(each.name).ifPresent(held::remove);
            }
            return Outcome.LOCAL_ERROR;
        }
    }

    private boolean isDue(StoredMessage message) {
        Instant now = clock.instant();
        return message.release().filter(now::isBefore).isEmpty();
    }

    private String nextName() {
        long micros = System.currentTimeMillis() * 1000 + sequence % 1000;
        sequence++;
        return micros / 1_000_000 + ".M" + micros % 1_000_000 + unique + "Q" + sequence + "." + host;
    }

    private static MessageContent envelope(StoredMessage message) {
        String fields = "Return-Path: <" + message.reversePath() + ">\r\nEnvelope-To: "
                + String.join(",\r\n\t", message.forwardPaths()) + "\r\n";
        return MessageContent.of(fields.getBytes(StandardCharsets.UTF_8));
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[/:\\s]", "_");
        } catch (IOException e) {
            return "localhost";
        }
    }
}
