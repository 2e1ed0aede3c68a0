package org.msakit.server.extension;

/** PIPELINING (RFC 2920). */
public final class Pipelining implements Extension {
    @Override
    public String keyword() {
        return "PIPELINING";
    }
}
