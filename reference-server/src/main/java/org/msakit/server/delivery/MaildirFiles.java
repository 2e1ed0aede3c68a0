package org.msakit.server.delivery;

import java.io.IOException;

/** The steps of a delivery to a Maildir. A name is that of one file, first in {@code tmp}, then in {@code new}. */
interface MaildirFiles {
    /** Writes a file to {@code tmp} and forces it to disk. */
    void write(String name, byte[] envelope, byte[] content) throws IOException;

    /** Moves the file to {@code new}. */
    void publish(String name) throws IOException;

    /** Forces the entries of {@code new} to disk. */
    void force() throws IOException;

    /** Removes the file wherever it is, as well as it can. */
    void discard(String name);
}
