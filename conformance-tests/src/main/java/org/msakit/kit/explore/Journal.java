package org.msakit.kit.explore;

import java.util.Optional;
import org.msakit.dialogue.Dialogue;

/** The dialogues of an exploration that was stopped, so that it can go on, and those that follow. */
public interface Journal {
    /** Of an exploration that begins, and cannot be gone on with. */
    Journal NONE = new Journal() {
        @Override
        public Optional<Dialogue> past() {
            return Optional.empty();
        }

        @Override
        public void led(Dialogue dialogue) {}
    };

    /** The next of the dialogues that were led before; empty where the next one is new. */
    Optional<Dialogue> past();

    /** The next dialogue, led now, or led again with what the server said then. */
    void led(Dialogue dialogue);
}
