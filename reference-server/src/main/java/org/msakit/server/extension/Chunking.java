package org.msakit.server.extension;

/** CHUNKING (RFC 3030 section 2): BDAT beside DATA. */
public final class Chunking implements Extension {
    /** The EHLO keyword. */
    public static final String KEYWORD = "CHUNKING";

    @Override
    public String keyword() {
        return KEYWORD;
    }
}
