/** Sockets, TLS and threads for the session core, by Netty. */
package org.msakit.server.netty;
