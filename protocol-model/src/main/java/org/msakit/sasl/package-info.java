/** What SASL mechanisms compute, from the side of the client (RFC 5802, RFC 2195): used to log in and to judge. */
package org.msakit.sasl;
