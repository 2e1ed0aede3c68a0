package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.ehlo;
import static org.msakit.server.mutant.Faults.input;

import java.util.List;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;

/** Faults of what is made of a TLS channel (RFC 3207 section 4.1, RFC 8314 sections 4.2 and 4.3). */
final class ChannelFaults {
    private ChannelFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "insufficient-tls-530",
                        "RFC3207-4.1-1",
                        "asks for a login where the TLS level is insufficient",
                        input((state, given, next) -> {
                            Reply reply = next.handle(state, given);
                            return reply.equals(Replies.TLS_INSUFFICIENT) ? Replies.LOGIN_FIRST : reply;
                        })),
                Mutant.of(
                        "external-not-listed",
                        "RFC8314-4.2-2",
                        "does not offer EXTERNAL to a client whose certificate it knows",
                        ehlo((s, line) -> line.startsWith("AUTH "), line -> List.of(line.replace(" EXTERNAL", "")))),
                Mutant.of(
                        "no-tls-clause",
                        "RFC8314-4.3-1",
                        "leaves the cipher suite out of the trace",
                        DeliveryFaults.message(c -> c.replaceFirst(" tls TLS_[A-Z0-9_]+;", ";"))));
    }
}
