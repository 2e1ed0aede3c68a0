/** What the server remembers of one connection: values, no sockets, no decisions. */
package org.msakit.server.state;
