/** Names of clients: what a look-up comes to, and how many are made. The look-up itself is the host's. */
package org.msakit.server.names;
