package org.msakit.server.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What the sender wants to be told of a recipient (RFC 3461 section 4.1). */
public final class Notify {
    private Notify() {}

    /** Whether a failure is to be reported; without NOTIFY it is. */
    public static boolean ofFailure(Map<String, String> parameters) {
        return !parameters.containsKey("NOTIFY") || names(parameters, "FAILURE");
    }

    /** Whether success is to be reported. */
    public static boolean ofSuccess(Map<String, String> parameters) {
        return names(parameters, "SUCCESS");
    }

    /** Whether nothing ever is to be reported. */
    public static boolean never(Map<String, String> parameters) {
        return names(parameters, "NEVER");
    }

    private static boolean names(Map<String, String> parameters, String occasion) {
        String value = parameters.get("NOTIFY");
        return value != null
                && Arrays.asList(value.toUpperCase(Locale.ROOT).split(",")).contains(occasion);
    }
}
