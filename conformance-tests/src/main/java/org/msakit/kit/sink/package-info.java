/** The next hop that the kit plays, to see what a server makes of a message behind its 250. */
package org.msakit.kit.sink;
