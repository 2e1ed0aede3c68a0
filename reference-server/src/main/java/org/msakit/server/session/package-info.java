/**
 * The session core: octets in, actions out. No sockets, no threads, no clock; what the host of a session has to do is
 * listed in {@link org.msakit.server.session.Action}.
 */
package org.msakit.server.session;
