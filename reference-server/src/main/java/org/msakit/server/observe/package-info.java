/** What operators see of sessions: a log with a line per event, and meters. No secrets in either. */
package org.msakit.server.observe;
