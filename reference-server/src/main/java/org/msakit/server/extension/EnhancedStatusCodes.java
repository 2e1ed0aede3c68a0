package org.msakit.server.extension;

/** ENHANCEDSTATUSCODES (RFC 2034). */
public final class EnhancedStatusCodes implements Extension {
    static final String KEYWORD = "ENHANCEDSTATUSCODES";

    @Override
    public String keyword() {
        return KEYWORD;
    }
}
