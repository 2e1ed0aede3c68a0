package org.msakit.server.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msakit.server.address.Path;

/** The buffers of an open mail transaction (RFC 5321 section 4.1.1.2). */
public final class Transaction {
    private final Path reversePath;
    private final boolean unqualified;
    private final Map<String, String> parameters;
    private final Instant begun;
    private boolean discarded;
    private final List<Recipient> recipients = new ArrayList<>();
    private Optional<ChunkedContent> chunks = Optional.empty();

    /**
     * A transaction without recipients.
     *
     * @param parameters those of MAIL by upper-case keyword, empty value where there was none
     * @param begun when MAIL came
     */
    public Transaction(Path reversePath, Map<String, String> parameters, Instant begun) {
        this(reversePath, false, parameters, begun);
    }

    /** As above, for a client that named the sender without its domain, or with it. */
    public Transaction(Path reversePath, boolean unqualified, Map<String, String> parameters, Instant begun) {
        this.reversePath = reversePath;
        this.unqualified = unqualified;
        this.parameters = Map.copyOf(parameters);
        this.begun = begun;
    }

    /** The sender. */
    public Path reversePath() {
        return reversePath;
    }

    /** The sender as the client named it. */
    public String sender() {
        return unqualified ? reversePath.localPart() : reversePath.address();
    }

    /** The parameters of MAIL as they were granted. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** When MAIL came. */
    public Instant begun() {
        return begun;
    }

    /** Whether the content may hold any octets, and comes by BDAT alone (RFC 3030 section 3). */
    public boolean isBinary() {
        return "BINARYMIME".equalsIgnoreCase(parameters.get("BODY"));
    }

    /** Whether addresses and header may be in UTF-8 (RFC 6531 section 3.4). */
    public boolean isInternationalized() {
        return parameters.containsKey("SMTPUTF8");
    }

    /** From now on the message will be thrown away when it has come. */
    public void discard() {
        discarded = true;
    }

    /** Whether the message will be thrown away. */
    public boolean isDiscarded() {
        return discarded;
    }

    /** Adds an accepted recipient. */
    public void add(Recipient recipient) {
        recipients.add(recipient);
    }

    /** The accepted recipients, in order. */
    public List<Recipient> recipients() {
        return List.copyOf(recipients);
    }

    /** The addresses of the accepted recipients, in order. */
    public List<String> forwardPaths() {
        List<String> addresses = new ArrayList<>(recipients.size());
        for (Recipient recipient : recipients) {
            addresses.add(recipient.path().address());
        }
        return addresses;
    }

    /** The parameters of each of the accepted recipients, in order. */
    public List<Map<String, String>> recipientParameters() {
        List<Map<String, String>> parameters = new ArrayList<>(recipients.size());
        for (Recipient recipient : recipients) {
            parameters.add(recipient.parameters());
        }
        return parameters;
    }

    /** How many recipients were accepted. */
    public int size() {
        return recipients.size();
    }

    /** What came by BDAT; empty before the first chunk, after which no other command may add to the transaction. */
    public Optional<ChunkedContent> chunks() {
        return chunks;
    }

    /** Begins content that comes by BDAT. */
    public ChunkedContent chunked(long limit) {
        ChunkedContent content = chunks.orElseGet(() -> new ChunkedContent(limit));
        chunks = Optional.of(content);
        return content;
    }

    /** The same recipients under another sender. */
    public Transaction withSender(Path sender) {
        Transaction changed = new Transaction(sender, parameters, begun);
        changed.recipients.addAll(recipients);
        changed.discarded = discarded;
        changed.chunks = chunks;
        return changed;
    }
}
