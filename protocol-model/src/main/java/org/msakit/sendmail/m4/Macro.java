package org.msakit.sendmail.m4;

/** What a name stands for. */
@FunctionalInterface
interface Macro {
    /** The text that takes the place of the call; it is scanned again. */
    String expand(Call call);

    /** Whether the name is plain text where no parenthesis follows, as with most of m4's own macros. */
    default boolean needsArguments() {
        return false;
    }
}
