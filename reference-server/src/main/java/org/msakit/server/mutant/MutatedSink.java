package org.msakit.server.mutant;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;

/** Hands on to a sink what faults make of the messages. */
public final class MutatedSink implements MessageSink {
    private final List<Mutation> mutations;
    private final MessageSink sink;

    /** A sink before the given one. */
    public MutatedSink(List<Mutation> mutations, MessageSink sink) {
        this.mutations = mutations;
        this.sink = sink;
    }

    @Override
    public CompletionStage<Outcome> store(StoredMessage message) {
        List<StoredMessage> messages = List.of(message);
        for (Mutation mutation : mutations) {
            messages =
                    messages.stream().flatMap(m -> mutation.stored(m).stream()).toList();
        }
        CompletionStage<Outcome> outcome = CompletableFuture.completedStage(new Outcome.Accepted());
        for (StoredMessage changed : messages) {
            outcome = sink.store(changed);
        }
        return outcome;
    }
}
