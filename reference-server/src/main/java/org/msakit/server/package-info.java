/**
 * A mail submission agent (RFC 6409) that is correct, quick and observable, and can be broken on purpose.
 *
 * <p>This package holds what a user of the server touches: configuration, listeners, access map, sink and {@link
 * org.msakit.server.ReferenceServer}. The protocol itself lives in {@code session} (octets in, octets out) and in the
 * packages below it; {@code netty} gives it sockets.
 */
package org.msakit.server;
