/** The oracle: judges what happened on a connection, event by event, with the set of states the server may be in. */
package org.msakit.monitor;
