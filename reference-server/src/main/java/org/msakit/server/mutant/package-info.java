/**
 * Faults of the server, each one small change wrapped round the session by decoration: the server's own code knows
 * nothing of them. A fault breaks the requirement it is named for, and as little else as the protocol allows.
 */
package org.msakit.server.mutant;
