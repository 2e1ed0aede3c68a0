package org.msakit.catalogue;

/**
 * One testable requirement.
 *
 * @param id stable identifier, such as {@code RFC6409-4.3-1}
 * @param rfc the document
 * @param section the section or sections in it
 * @param level how strongly it binds
 * @param appliesWhen the condition under which it applies
 * @param stimulus what the tester does
 * @param expected what passes, warns, fails or stays inconclusive
 * @param observability where it can be seen: {@code wire}, {@code needs delivery sink}, ...
 * @param knownDeviations servers that are known to depart from it
 * @param verified whether the text of the document was checked for this row
 */
public record Requirement(
        String id,
        String rfc,
        String section,
        Level level,
        String appliesWhen,
        String stimulus,
        String expected,
        String observability,
        String knownDeviations,
        boolean verified) {
    /** Whether the client's side of the wire is enough to see it. */
    public boolean onTheWire() {
        return observability.equals("wire") || observability.equals("wire+needs config");
    }
}
