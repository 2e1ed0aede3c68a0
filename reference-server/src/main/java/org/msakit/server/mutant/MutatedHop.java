package org.msakit.server.mutant;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.msakit.server.relay.HopConnection;
import org.msakit.server.relay.HopDialer;

/** A connection to the next hop on which faults change what is said and what is heard. */
public final class MutatedHop implements HopConnection {
    private final HopConnection hop;
    private final List<Mutation> mutations;
    private final Deque<String> lines = new ArrayDeque<>();
    private String command = "";

    private MutatedHop(HopConnection hop, List<Mutation> mutations) {
        this.hop = hop;
        this.mutations = mutations;
    }

    /** The dialer with these faults at work on each of its connections. */
    public static HopDialer over(HopDialer dialer, Set<Mutant> mutants) {
        if (mutants.isEmpty()) {
            return dialer;
        }
        return new HopDialer() {
            @Override
            public HopConnection dial() throws IOException {
                return new MutatedHop(
                        dialer.dial(), mutants.stream().map(Mutant::create).toList());
            }

            @Override
            public void close() {
                dialer.close();
            }
        };
    }

    @Override
    public void send(byte[] octets) throws IOException {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        for (Mutation mutation : mutations) {
            text = mutation.toHop(text);
        }
        command = text;
        hop.send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public String line() throws IOException {
        while (lines.isEmpty()) {
            List<String> reply = new ArrayList<>(List.of(hop.line()));
            while (reply.get(reply.size() - 1).matches("[0-9]{3}-.*")) {
                reply.add(hop.line());
            }
            for (Mutation mutation : mutations) {
                reply = mutation.fromHop(command, reply);
            }
            lines.addAll(reply);
        }
        return lines.removeFirst();
    }

    @Override
    public void startTls(boolean verified) throws IOException {
        hop.startTls(verified);
    }

    @Override
    public void patience(int times) throws IOException {
        hop.patience(times);
    }

    @Override
    public void close() throws IOException {
        hop.close();
    }
}
