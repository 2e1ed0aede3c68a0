/** What goes over the wire, as the tester sees it: octets, command lines, replies, paths (RFC 5321 section 4). */
package org.msakit.wire;
