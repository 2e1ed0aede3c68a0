package org.msakit.load;

import java.time.Duration;
import java.util.Map;

/**
 * What became of a run.
 *
 * @param accepted messages that got their 250 (handshakes, where it was those)
 * @param refused unexpected replies, by reply code; 0 stands for a reply that is none
 * @param lost connections that could not be made, or ended before the 221
 * @param unfinished sessions that were still waiting for a reply when patience ended
 * @param elapsed from the first connection to the last reply
 */
public record LoadResult(long accepted, Map<Integer, Long> refused, long lost, long unfinished, Duration elapsed) {
    public LoadResult {
        refused = Map.copyOf(refused);
    }

    /** Whether nothing but accepted messages came of it. */
    public boolean isClean() {
        return refused.isEmpty() && lost == 0 && unfinished == 0;
    }

    /** Accepted messages a second. */
    public double perSecond() {
        return accepted / (elapsed.toNanos() / 1e9);
    }
}
