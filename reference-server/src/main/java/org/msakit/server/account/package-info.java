/** Who may log in, and what is kept of their secrets. */
package org.msakit.server.account;
