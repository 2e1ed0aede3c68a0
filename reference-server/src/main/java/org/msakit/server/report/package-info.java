/** Delivery status notifications (RFC 3461 section 6, RFC 3464). */
package org.msakit.server.report;
