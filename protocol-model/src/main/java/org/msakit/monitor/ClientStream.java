package org.msakit.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.wire.ChunkCommand;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;

/** The client's octets that were not yet cut into stimuli, with the requirements that each write aims at. */
public final class ClientStream {
    private record Write(int end, List<String> aims) {}

    private final StringBuilder octets = new StringBuilder();
    private final List<Write> writes = new ArrayList<>();
    private List<String> aimsOfLast = List.of();

    public void add(Octets written, List<String> aims) {
        octets.append(written.latin1());
        writes.add(new Write(octets.length(), aims));
    }

    boolean isEmpty() {
        return octets.isEmpty();
    }

    Octets rest() {
        return new Octets(octets.toString());
    }

    public void clear() {
        take(octets.length());
    }

    /** What the write aimed at that ended the stimulus taken last. */
    List<String> aimsOfLast() {
        return aimsOfLast;
    }

    /** What the octets still waiting aim at. */
    List<String> aimsOfRest() {
        return writes.isEmpty() ? List.of() : writes.get(writes.size() - 1).aims();
    }

    /** The next stimulus in this state, where it is complete. */
    public Optional<Stimulus> next(SessionState state) {
        return switch (state.phase()) {
            case COMMAND -> command(state.offered().has("CHUNKING"));
            case TURNED_AWAY -> command(false);
            case SASL -> line().map(Stimulus.Response::new);
            case CONTENT -> content();
            default -> Optional.empty();
        };
    }

    /** A line; where BDAT is known, with the octets that it announces. */
    private Optional<Stimulus> command(boolean chunking) {
        int end = octets.indexOf("\r\n") + 2;
        if (end < 2) {
            return Optional.empty();
        }
        CommandLine line = new CommandLine(new Octets(octets.substring(0, end)));
        Optional<ChunkCommand> chunk = chunking ? ChunkCommand.of(line) : Optional.empty();
        if (chunk.isEmpty()) {
            return Optional.of(new Stimulus.Command(new CommandLine(take(end))));
        }
        int whole = end + chunk.get().size();
        return octets.length() < whole
                ? Optional.empty()
                : Optional.of(new Stimulus.Chunk(line, chunk.get(), take(whole).from(end)));
    }

    private Optional<CommandLine> line() {
        int end = octets.indexOf("\r\n");
        return end < 0 ? Optional.empty() : Optional.of(new CommandLine(take(end + 2)));
    }

    private Optional<Stimulus> content() {
        if (octets.indexOf(".\r\n") == 0) {
            return Optional.of(new Stimulus.Content(take(3)));
        }
        int end = octets.indexOf("\r\n.\r\n");
        return end < 0 ? Optional.empty() : Optional.of(new Stimulus.Content(take(end + 5)));
    }

    private Octets take(int length) {
        Octets taken = new Octets(octets.substring(0, length));
        octets.delete(0, length);
        aimsOfLast = writes.stream()
                .filter(w -> w.end() >= length)
                .findFirst()
                .map(Write::aims)
                .orElse(List.of());
        List<Write> left = writes.stream()
                .filter(w -> w.end() > length)
                .map(w -> new Write(w.end() - length, w.aims()))
                .toList();
        writes.clear();
        writes.addAll(left);
        return taken;
    }
}
