/** Replies of the server as values and named constants (RFC 5321 section 4.2, RFC 2034, RFC 3463, RFC 5248). */
package org.msakit.server.reply;
