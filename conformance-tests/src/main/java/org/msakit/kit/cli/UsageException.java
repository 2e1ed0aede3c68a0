package org.msakit.kit.cli;

/** The user asked for something that cannot be; the message is the one line to print. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
