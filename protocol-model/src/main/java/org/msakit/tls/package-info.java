/** TLS as far as it goes in clear: hellos of any kind, what a server answers, and what that says (RFC 8996, RFC 9325). */
package org.msakit.tls;
