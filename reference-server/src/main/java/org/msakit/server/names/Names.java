package org.msakit.server.names;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds the names of clients. Safe for use by several threads. */
@FunctionalInterface
public interface Names {
    /** Nobody has a name. */
    Names NONE = client -> CompletableFuture.completedStage(ClientName.FAIL);

    /**
     * Looks up a name. Never blocks; what has to wait completes later, on any thread.
     *
     * @return the name; an exceptional completion counts as {@link ClientName#TEMP}
     */
    CompletionStage<ClientName> of(InetAddress client);
}
