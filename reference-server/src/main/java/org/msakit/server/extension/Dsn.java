package org.msakit.server.extension;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.msakit.server.address.Xtext;

/** DSN (RFC 3461): RET and ENVID with MAIL, NOTIFY and ORCPT with RCPT. */
public final class Dsn implements Extension {
    private static final int MAX_ENVID = 100;
    private static final int MAX_ORCPT = 500;
    private static final Set<String> OCCASIONS = Set.of("SUCCESS", "FAILURE", "DELAY");
    private static final Pattern ADDRESS_TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");

    @Override
    public String keyword() {
        return "DSN";
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of(
                "RET",
                ParameterRule.matching(value -> value.equalsIgnoreCase("FULL") || value.equalsIgnoreCase("HDRS")),
                "ENVID",
                ParameterRule.matching(value -> isXtext(value, MAX_ENVID)));
    }

    @Override
    public Map<String, ParameterRule> rcptParameters() {
        return Map.of("NOTIFY", ParameterRule.matching(Dsn::isNotify), "ORCPT", ParameterRule.matching(Dsn::isOrcpt));
    }

    private static boolean isXtext(String value, int max) {
        return !value.isEmpty()
                && value.length() <= max
                && Xtext.decode(value)
                        .filter(text -> text.chars().allMatch(c -> c >= ' ' && c <= '~'))
                        .isPresent();
    }

    private static boolean isNotify(String value) {
        if (value.equalsIgnoreCase("NEVER")) {
            return true;
        }
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String occasion : value.split(",", -1)) {
            if (OCCASIONS.stream().noneMatch(occasion::equalsIgnoreCase) || !seen.add(occasion)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOrcpt(String value) {
        int semicolon = value.indexOf(';');
        return semicolon > 0
                && ADDRESS_TYPE.matcher(value.substring(0, semicolon)).matches()
                && value.length() <= MAX_ORCPT
                && isXtext(value.substring(semicolon + 1), MAX_ORCPT);
    }
}
