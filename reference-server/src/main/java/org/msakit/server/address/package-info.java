/** Domains, address literals and paths (RFC 5321 sections 4.1.2 and 4.1.3). */
package org.msakit.server.address;
