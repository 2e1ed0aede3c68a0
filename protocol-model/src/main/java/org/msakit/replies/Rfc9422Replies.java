package org.msakit.replies;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** RFC 9422 sections 3, 4 and 5: the limits behind LIMITS. */
final class Rfc9422Replies {
    private static final String ID = "RFC9422-3-1";
    private static final Pattern LIMIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*(?:=[\\x21-\\x3A\\x3C-\\x7E]+)?");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,5}");

    /** The registered limits and their values. */
    private static final Map<String, Pattern> REGISTERED =
            Map.of("MAILMAX", COUNT, "RCPTMAX", COUNT, "RCPTDOMAINMAX", COUNT);

    private Rfc9422Replies() {}

    static void limits(List<String> parameters, Judge judge) {
        boolean wellFormed = !parameters.isEmpty() && parameters.stream().allMatch(Rfc9422Replies::isWellFormed);
        judge.judge(ID, wellFormed, "LIMITS with parameters " + parameters);
        parameters.stream()
                .map(p -> p.split("=", 2)[0])
                .filter(name -> !REGISTERED.containsKey(name))
                .forEach(name -> judge.warn(ID, "a limit that is not registered: " + name));
    }

    private static boolean isWellFormed(String limit) {
        String[] parts = limit.split("=", 2);
        Pattern value = REGISTERED.get(parts[0]);
        return LIMIT.matcher(limit).matches()
                && (value == null
                        || (parts.length == 2 && value.matcher(parts[1]).matches()));
    }
}
