package org.msakit.sendmail;

/**
 * Something that a reader could not make sense of; it reads on behind it.
 *
 * @param message one line, with the offending text
 */
public record Problem(Place place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
