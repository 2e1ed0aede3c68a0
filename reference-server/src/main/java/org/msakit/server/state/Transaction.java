package org.msakit.server.state;

import java.util.ArrayList;
import java.util.List;
import org.msakit.server.address.Path;

/** The buffers of an open mail transaction (RFC 5321 section 4.1.1.2). */
public final class Transaction {
    private final Path reversePath;
    private final List<Path> recipients = new ArrayList<>();

    /** A transaction without recipients. */
    public Transaction(Path reversePath) {
        this.reversePath = reversePath;
    }

    /** The sender. */
    public Path reversePath() {
        return reversePath;
    }

    /** Adds an accepted recipient. */
    public void add(Path recipient) {
        recipients.add(recipient);
    }

    /** The accepted recipients, in order. */
    public List<Path> recipients() {
        return List.copyOf(recipients);
    }

    /** How many recipients were accepted. */
    public int size() {
        return recipients.size();
    }

    /** The same recipients under another sender. */
    public Transaction withSender(Path sender) {
        Transaction changed = new Transaction(sender);
        changed.recipients.addAll(recipients);
        return changed;
    }
}
