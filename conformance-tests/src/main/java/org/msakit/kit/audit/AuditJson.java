package org.msakit.kit.audit;

import java.util.List;
import org.msakit.audit.Audit;
import org.msakit.kit.report.JsonReport;
import org.msakit.sendmail.Place;

/** The outcome as JSON: {@code {files[],findings[{id,severity,file,line,message,allows[],cure}],notes[]}}. */
public final class AuditJson {
    private AuditJson() {}

    /** The document. */
    record Document(List<String> files, List<Found> findings, List<Note> notes) {}

    /** A finding; line 0 is the file as a whole. */
    record Found(String id, String severity, String file, int line, String message, List<String> allows, String cure) {}

    /** Something that could not be looked at. */
    record Note(String file, int line, String message) {}

    public static String of(List<String> files, Audit.Outcome outcome) {
        return JsonReport.pretty(new Document(
                files,
                outcome.findings().stream()
                        .map(f -> new Found(
                                f.id(),
                                AuditText.word(f.severity()),
                                f.place().file(),
                                f.place().line(),
                                f.message(),
                                f.allows(),
                                f.cure()))
                        .toList(),
                outcome.notes().stream().map(n -> note(n.place(), n.message())).toList()));
    }

    private static Note note(Place place, String message) {
        return new Note(place.file(), place.line(), message);
    }
}
