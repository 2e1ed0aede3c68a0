package org.msakit.sendmail.access;

import java.util.List;
import java.util.stream.Stream;
import org.msakit.sendmail.MapSource;
import org.msakit.sendmail.Problem;

/**
 * An access map in the order written, without the lines that makemap refuses.
 *
 * @param problems the lines that makemap refuses
 */
public record AccessSource(String file, List<AccessEntry> entries, List<Problem> problems) {
    public AccessSource {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** Reads any text; never throws. */
    public static AccessSource read(String file, String text) {
        MapSource source = MapSource.read(file, text);
        return new AccessSource(
                file,
                source.lines().stream()
                        .map(l -> new AccessEntry(l.place(), AccessKey.of(l.key()), l.value()))
                        .toList(),
                source.problems());
    }

    /** The entries under one of some tags. */
    public Stream<AccessEntry> tagged(Tag... tags) {
        return entries.stream().filter(e -> List.of(tags).contains(e.key().tag()));
    }
}
