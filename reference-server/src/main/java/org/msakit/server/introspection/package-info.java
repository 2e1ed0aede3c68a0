/** Bearer tokens that an authorization server answers for: OAuth 2.0 Token Introspection (RFC 7662). */
package org.msakit.server.introspection;
