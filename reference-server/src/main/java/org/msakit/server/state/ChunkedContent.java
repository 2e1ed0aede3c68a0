package org.msakit.server.state;

import org.msakit.server.delivery.ContentBuilder;
import org.msakit.server.delivery.MessageContent;

/** Message content that came by BDAT so far (RFC 3030 section 2); a chunk that is too much for the limit ends it. */
public final class ChunkedContent {
    private final int limit;
    private ContentBuilder octets = new ContentBuilder();
    private boolean abandoned;

    /** Content of at most so many octets. */
    public ChunkedContent(long limit) {
        this.limit = (int) Math.min(limit, Integer.MAX_VALUE - 64L);
    }

    /** Whether so many more octets stay within the limit. */
    public boolean hasRoomFor(long more) {
        return more <= limit - octets.length();
    }

    /** Adds octets; the caller has asked for room. */
    void append(byte[] in, int from, int to) {
        octets.add(in, from, to);
    }

    /** Gives the content up: what follows is refused until the transaction is over. */
    public void abandon() {
        abandoned = true;
        octets = new ContentBuilder();
    }

    /** Whether an earlier chunk was refused. */
    public boolean isAbandoned() {
        return abandoned;
    }

    /** What is there. */
    public MessageContent all() {
        return octets.build();
    }
}
