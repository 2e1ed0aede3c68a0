package org.msakit.kit.cli;

import java.util.List;

/** Words of a shell command. */
final class Words {
    private Words() {}

    /** The words as a shell takes them. */
    static List<String> quoted(List<String> words) {
        return words.stream()
                .map(w -> w.matches("[A-Za-z0-9_./:=,@%+\\[\\]-]+") ? w : "'" + w.replace("'", "'\\''") + "'")
                .toList();
    }
}
