package org.msakit.server.state;

/**
 * How the client introduced itself.
 *
 * @param name domain or address literal it gave
 * @param extended true after EHLO, false after HELO, which offers no extension (RFC 5321 section 3.2)
 */
public record Hello(String name, boolean extended) {}
