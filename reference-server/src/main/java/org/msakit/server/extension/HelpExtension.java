package org.msakit.server.extension;

/** HELP, listed because it is implemented and not among the required verbs (RFC 5321 section 4.1.1.1). */
public final class HelpExtension implements Extension {
    @Override
    public String keyword() {
        return "HELP";
    }
}
