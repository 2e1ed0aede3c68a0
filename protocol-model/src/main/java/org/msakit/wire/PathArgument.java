package org.msakit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The argument of MAIL or RCPT: {@code FROM:<path>} or {@code TO:<path>}, then parameters (RFC 5321 section 4.1.1.2).
 *
 * @param path empty where the argument has no path between angle brackets in its place
 * @param parameters in order, as written
 * @param parametersWellFormed whether every parameter has the form of an esmtp-param (section 4.1.2)
 */
public record PathArgument(Optional<MailPath> path, List<String> parameters, boolean parametersWellFormed) {
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*(?:=[\\x21-\\x3C\\x3E-\\x7E]+)?");

    /** Reads the argument of MAIL ({@code keyword} FROM) or RCPT ({@code keyword} TO). */
    public static PathArgument of(String argument, String keyword) {
        Matcher head = Pattern.compile("(?i)" + keyword + ":<((?:\"(?:[^\"\\\\]++|\\\\.)*\"|[^<>\"]++)*)>(?: +(.*))?")
                .matcher(argument);
        if (!head.matches()) {
            return new PathArgument(Optional.empty(), List.of(), true);
        }
        List<String> parameters = new ArrayList<>();
        if (head.group(2) != null) {
            for (String word : head.group(2).split(" +")) {
                parameters.add(word);
            }
        }
        boolean wellFormed =
                parameters.stream().allMatch(p -> PARAMETER.matcher(p).matches());
        return new PathArgument(Optional.of(MailPath.of(head.group(1))), List.copyOf(parameters), wellFormed);
    }

    /** The keywords of the parameters in upper case. */
    public List<String> keywords() {
        return parameters.stream()
                .map(p -> p.split("=", 2)[0].toUpperCase(Locale.ROOT))
                .toList();
    }
}
