package org.msakit.server.extension;

import java.util.Map;

/** 8BITMIME (RFC 6152). Content is passed on as it is, whatever BODY says. */
public final class EightBitMime implements Extension {
    /** The EHLO keyword. */
    public static final String KEYWORD = "8BITMIME";

    @Override
    public String keyword() {
        return KEYWORD;
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of(
                "BODY",
                ParameterRule.matching(value -> value.equalsIgnoreCase("7BIT") || value.equalsIgnoreCase("8BITMIME")));
    }
}
