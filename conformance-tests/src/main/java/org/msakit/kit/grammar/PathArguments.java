package org.msakit.kit.grammar;

import java.util.List;

/** What follows the verb in MAIL and RCPT (RFC 5321 sections 4.1.1.2 and 4.1.1.3), with a fault outside the path. */
public final class PathArguments {
    private PathArguments() {}

    /**
     * Arguments with one fault.
     *
     * @param keyword {@code FROM} or {@code TO}
     * @param other the one that belongs to the other command
     */
    public static List<Form> invalid(String keyword, String other) {
        return List.of(
                Form.of("no argument", ""),
                Form.of("no path", keyword + ":"),
                Form.of("no colon", keyword + " <a@b.example>", keyword),
                Form.of("the keyword of the other command", other + ":<a@b.example>"),
                Form.of("no keyword", "<a@b.example>"),
                Form.of("a bracket that is not closed", keyword + ":<a@b.example"),
                Form.of("a bracket that is not opened", keyword + ":a@b.example>"),
                Form.of("two brackets", keyword + ":<<a@b.example>>"),
                Form.of("a quote that is not closed", keyword + ":<\"a@b.example>"),
                Form.of("an atom behind the path", keyword + ":<a@b.example>x"));
    }
}
