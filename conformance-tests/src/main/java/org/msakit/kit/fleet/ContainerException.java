package org.msakit.kit.fleet;

/** A container or image could not be made; the message is one line. */
public final class ContainerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ContainerException(String message, Throwable cause) {
        super(message.replaceAll("\\s+", " "), cause);
    }
}
