package org.msakit.audit;

/**
 * What the file system says of a file.
 *
 * @param mode permission bits, such as 0640
 * @param owner name of the owner
 */
public record FileFact(String path, int mode, String owner) {
    /** The permission bits in octal, with a leading zero. */
    public String octal() {
        return "0" + Integer.toOctalString(mode);
    }
}
