/** What a submission server may or must change in a message header (RFC 6409 section 8), each in a class of its own. */
package org.msakit.server.header;
