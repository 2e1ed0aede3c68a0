package org.msakit.kit.client;

/** Makes connections to one listener. */
@FunctionalInterface
public interface Dialer {
    /**
     * Connects.
     *
     * @throws UnreachableException where nothing answers
     */
    Connection dial() throws UnreachableException;
}
