package org.msakit.simulation;

import java.time.Duration;
import org.msakit.wire.Octets;

/** What a simulated server does, in this order. */
public sealed interface Output {
    /** Writes octets. */
    record Say(Octets octets) implements Output {}

    /** Lets time pass. */
    record Wait(Duration time) implements Output {}

    /** Closes the connection. */
    record HangUp() implements Output {}
}
