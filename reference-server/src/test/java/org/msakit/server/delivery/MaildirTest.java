package org.msakit.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.msakit.server.reply.Replies;

@Timeout(30)
class MaildirTest {
    @TempDir
    Path directory;

    @Test
    void one_file_in_new_holds_envelope_and_message() throws IOException {
        try (Maildir maildir = Maildir.open(directory)) {
            assertThat(outcome(maildir.store(message("text\r\n")))).isEqualTo(new Outcome.Accepted());
            assertThat(contents("new"))
                    .containsExactly("Return-Path: <a@b.test>\r\nEnvelope-To: c@d.test,\r\n\te@f.test\r\ntext\r\n");
            assertThat(contents("tmp")).isEmpty();
            assertThat(directory.resolve("cur")).isDirectory();
        }
    }

    @Test
    void what_arrives_together_is_committed_together_and_nothing_is_lost() throws IOException {
        try (Maildir maildir = Maildir.open(directory)) {
            List<CompletableFuture<Outcome>> outcomes = IntStream.range(0, 500)
                    .mapToObj(i -> maildir.store(message(i + "\r\n")).toCompletableFuture())
                    .toList();
            assertThat(outcomes).allSatisfy(each -> assertThat(each.join()).isEqualTo(new Outcome.Accepted()));
            assertThat(contents("new")).hasSize(500).doesNotHaveDuplicates();
            assertThat(maildir.commits()).isLessThan(500);
        }
    }

    @Test
    void close_stores_what_waits_and_takes_no_more() throws IOException {
        Maildir maildir = Maildir.open(directory);
        var waiting = IntStream.range(0, 20)
                .mapToObj(i -> maildir.store(message("x")).toCompletableFuture())
                .toList();
        maildir.close();
        assertThat(waiting).allSatisfy(each -> assertThat(each).isCompletedWithValue(new Outcome.Accepted()));
        assertThat(outcome(maildir.store(message("late")))).isEqualTo(Outcome.LOCAL_ERROR);
    }

    @Test
    void a_path_that_is_no_directory_is_named() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> Maildir.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("file");
    }

    @Test
    void a_message_is_accepted_after_file_name_and_directory_are_on_disk() throws IOException {
        Steps steps = new Steps();
        try (Maildir maildir = Maildir.over(steps)) {
            maildir.store(message("x"))
                    .thenAccept(outcome -> steps.done.add("accepted"))
                    .toCompletableFuture()
                    .join();
        }
        assertThat(steps.done).containsExactly("write", "publish", "force", "accepted");
    }

    @Test
    void messages_that_arrive_during_a_commit_share_the_next_one() throws InterruptedException, IOException {
        Steps steps = new Steps();
        steps.hold = new CountDownLatch(1);
        try (Maildir maildir = Maildir.over(steps)) {
            var first = maildir.store(message("x")).toCompletableFuture();
            steps.writing.await();
            var second = maildir.store(message("y")).toCompletableFuture();
            var third = maildir.store(message("z")).toCompletableFuture();
            steps.hold.countDown();
            CompletableFuture.allOf(first, second, third).join();
        }
        assertThat(steps.done)
                .containsExactly("write", "publish", "force", "write", "write", "publish", "publish", "force");
    }

    @Test
    void what_is_held_comes_out_when_its_time_has_come_even_in_a_later_run() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
        Instant later = now.get().plusSeconds(3600);
        try (Maildir maildir = Maildir.open(directory, now::get)) {
            assertThat(outcome(maildir.store(message("held", Optional.of(later)))))
                    .isEqualTo(new Outcome.Accepted());
            assertThat(outcome(maildir.store(message("due", Optional.of(now.get())))))
                    .isEqualTo(new Outcome.Accepted());
            assertThat(contents("new")).singleElement().asString().endsWith("due");
        }
        now.set(later.minusMillis(1));
        try (Maildir maildir = Maildir.open(directory, now::get)) {
            assertThat(outcome(maildir.store(message("usual")))).isEqualTo(new Outcome.Accepted());
            assertThat(contents("new")).hasSize(2);
            assertThat(contents("held")).singleElement().asString().endsWith("held");
            now.set(later);
            while (contents("new").size() < 3) {
                Thread.sleep(20);
            }
            assertThat(contents("held")).isEmpty();
        }
    }

    @Test
    void a_failure_is_refused_and_leaves_nothing_behind() throws IOException {
        Steps full = new Steps();
        full.failing = "write";
        Steps lost = new Steps();
        lost.failing = "force";
        try (Maildir noSpace = Maildir.over(full);
                Maildir noForce = Maildir.over(lost)) {
            assertThat(outcome(noSpace.store(message("x")))).isEqualTo(new Outcome.Refused(Replies.NO_ROOM));
            assertThat(outcome(noForce.store(message("x")))).isEqualTo(Outcome.LOCAL_ERROR);
        }
        assertThat(full.done).contains("discard");
        assertThat(lost.done).contains("discard");
    }

    private static Outcome outcome(CompletionStage<Outcome> stage) {
        return stage.toCompletableFuture().join();
    }

    private static StoredMessage message(String content) {
        return message(content, Optional.empty());
    }

    private static StoredMessage message(String content, Optional<Instant> release) {
        return new StoredMessage(
                "i",
                "a@b.test",
                List.of("c@d.test", "e@f.test"),
                MessageContent.of(content),
                null,
                "l",
                "c",
                false,
                Map.of(),
                List.of(),
                Instant.EPOCH,
                release);
    }

    private List<String> contents(String sub) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve(sub))) {
            for (Path file : files.toList()) {
                contents.add(Files.readString(file));
            }
        }
        return contents;
    }

    private static final class Steps implements MaildirFiles {
        private final List<String> done = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch writing = new CountDownLatch(1);
        private volatile CountDownLatch hold = new CountDownLatch(0);
        private volatile String failing = "";

        @Override
        public void write(String name, MessageContent content) throws IOException {
            writing.countDown();
            try {
                hold.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            step("write");
        }

        @Override
        public void publish(String name) throws IOException {
            step("publish");
        }

        @Override
        public void hold(String name) throws IOException {
            step("hold");
        }

        @Override
        public void release(String name) throws IOException {
            step("release");
        }

        @Override
        public List<String> held() {
            return List.of();
        }

        @Override
        public void force() throws IOException {
            step("force");
        }

        @Override
        public void discard(String name) {
            done.add("discard");
        }

        private void step(String name) throws IOException {
            if (name.equals(failing)) {
                throw new IOException(name);
            }
            done.add(name);
        }
    }
}
