/**
 * Handing messages on to the next hop while the client waits (RFC 5321 section 3.3): as an SMTP client that asks for no
 * more than the next hop offers.
 */
package org.msakit.server.relay;
