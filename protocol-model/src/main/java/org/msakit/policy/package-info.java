/** Sendmail's submission policy as a pure function: listener modifiers, access map, client address. */
package org.msakit.policy;
