package org.msakit.server.extension;

/** ENHANCEDSTATUSCODES (RFC 2034). */
public final class EnhancedStatusCodes implements Extension {
    @Override
    public String keyword() {
        return "ENHANCEDSTATUSCODES";
    }
}
