package org.msakit.replies;

import java.util.Optional;
import org.msakit.model.Config;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.wire.Reply;

/**
 * A reply in its place.
 *
 * @param config what the tester was told
 * @param before a state that the server may have been in
 * @param stimulus what it answers; empty for an unsolicited reply
 * @param reply the reply
 */
public record Seen(Config config, SessionState before, Optional<Stimulus> stimulus, Reply reply) {
    /** The verb that the reply answers; empty where it answers no command. */
    public String verb() {
        if (stimulus.filter(Stimulus.Chunk.class::isInstance).isPresent()) {
            return "BDAT";
        }
        return stimulus.filter(Stimulus.Command.class::isInstance)
                .map(s -> ((Stimulus.Command) s).line().verb())
                .orElse("");
    }

    public boolean answersHello() {
        return verb().equals("EHLO") || verb().equals("HELO");
    }

    public boolean isGreeting() {
        return stimulus.filter(Stimulus.Connect.class::isInstance).isPresent();
    }

    /** Whether the reply is an EHLO list. */
    public boolean isEhloList() {
        return verb().equals("EHLO") && reply.code() == 250;
    }
}
