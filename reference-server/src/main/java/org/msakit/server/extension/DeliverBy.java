package org.msakit.server.extension;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DELIVERBY (RFC 2852): BY with MAIL; mode R needs a time that lies ahead (section 4). */
public final class DeliverBy implements Extension {
    private static final Pattern VALUE = Pattern.compile("([-+]?\\d{1,9})?;([RNrn])[Tt]?");

    @Override
    public String keyword() {
        return "DELIVERBY";
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of("BY", ParameterRule.matching(DeliverBy::isBy));
    }

    private static boolean isBy(String value) {
        Matcher matcher = VALUE.matcher(value);
        if (!matcher.matches() || matcher.group(1) == null) {
            return false;
        }
        return !matcher.group(2).equalsIgnoreCase("R") || Long.parseLong(matcher.group(1)) > 0;
    }
}
