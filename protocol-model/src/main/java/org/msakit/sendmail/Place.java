package org.msakit.sendmail;

/**
 * Where something stands.
 *
 * @param file name as the user gave it
 * @param line from 1; 0 means the file as a whole
 */
public record Place(String file, int line) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
