package org.msakit.kit.script;

import org.msakit.wire.Octets;

/** One thing that a client does. */
public sealed interface Step {
    /** Writes octets at once, then waits for the replies that are owed. */
    record Write(Octets octets) implements Step {}

    /** Writes octets that end with, or hold, STARTTLS; shakes hands behind the 220. */
    record StartTls(Octets octets) implements Step {}

    /** Listens whether the server keeps silent. */
    record Listen() implements Step {}

    /** Breaks off and connects anew. */
    record Reconnect() implements Step {}
}
