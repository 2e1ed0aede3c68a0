package org.msakit.kit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Runs dialogues beside each other, as long as they come to their ends. */
final class Pool {
    /** Dialogues in a row that may come to nothing before the rest is left alone. */
    private static final int FAILURES = 3;

    private final int connections;
    private final AtomicInteger failures = new AtomicInteger();

    Pool(int connections) {
        this.connections = connections;
    }

    /**
     * Runs all of them, or stops where several in a row came to nothing.
     *
     * @param dialogues each tells whether it came to its end
     */
    void run(List<BooleanSupplier> dialogues) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            dialogues.forEach(dialogue -> tasks.add(() -> attempt(dialogue)));
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a dialogue was given up", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            threads.shutdownNow();
        }
    }

    private Void attempt(BooleanSupplier dialogue) {
        if (failures.get() < FAILURES) {
            if (dialogue.getAsBoolean()) {
                failures.set(0);
            } else {
                failures.incrementAndGet();
            }
        }
        return null;
    }
}
