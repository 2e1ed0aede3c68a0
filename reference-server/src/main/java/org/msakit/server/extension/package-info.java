/** One class per service extension: its EHLO keyword and its MAIL and RCPT parameters (RFC 5321 section 2.2). */
package org.msakit.server.extension;
