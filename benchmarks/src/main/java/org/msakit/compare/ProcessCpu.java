package org.msakit.compare;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** CPU time of a process and its children as Linux counts it, user and system, in ticks of 10 ms (proc(5)). */
final class ProcessCpu {
    /** USER_HZ, which is 100 on every Linux that Java runs on. */
    private static final int TICK_MILLIS = 10;

    private static final int UTIME = 11;
    private static final int CSTIME = 14;

    private ProcessCpu() {}

    /** What the process, its children, and those of them that are gone, have used so far. */
    static Duration of(ProcessHandle process) throws IOException {
        long ticks = ticks(process.pid());
        for (ProcessHandle child : process.descendants().toList()) {
            ticks += ticks(child.pid());
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    /** What those threads of the process have used that bear the name, of which Linux keeps 15 characters. */
    static Duration ofThreads(long pid, String name) throws IOException {
        long ticks = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.contains("(" + name + ")")) {
                    ticks += ticks(stat);
                }
            }
        } catch (NoSuchFileException e) {
            return Duration.ofMillis(ticks * TICK_MILLIS); // a thread has ended meanwhile
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    private static long ticks(long pid) throws IOException {
        return ticks(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
    }

    /** The sum of utime, stime, cutime and cstime. The name of the program, in parentheses, may hold anything. */
    static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long sum = 0;
        for (int i = UTIME; i <= CSTIME; i++) {
            sum += Long.parseLong(fields[i]);
        }
        return sum;
    }
}
