package org.msakit.server.delivery;

import java.io.IOException;
import java.util.List;

/**
 * The steps of a delivery to a Maildir. A name is that of one file, first in {@code tmp}, then in {@code new}, and in
 * {@code held} in between where its time has not come.
 */
interface MaildirFiles {
    /** Writes a file to {@code tmp} and forces it to disk. */
    void write(String name, MessageContent content) throws IOException;

    /** Moves the file to {@code new}. */
    void publish(String name) throws IOException;

    /** Moves the file to {@code held}. */
    void hold(String name) throws IOException;

    /** Moves the file from {@code held} to {@code new}. */
    void release(String name) throws IOException;

    /** The names in {@code held}. */
    List<String> held() throws IOException;

    /** Forces the entries of {@code new}, and those of {@code held} that have changed, to disk. */
    void force() throws IOException;

    /** Removes the file wherever it is, as well as it can. */
    void discard(String name);
}
