/** SASL mechanisms on the server's side (RFC 4422, RFC 4616, draft-murchison-sasl-login). */
package org.msakit.server.sasl;
