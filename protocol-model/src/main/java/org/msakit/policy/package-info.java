/**
 * Sendmail's submission policy as a pure function: listener modifiers, access map, privacy flags, features, client,
 * login and envelope in; the reply and what is remembered out. Rule sets keep their names in the documentation.
 */
package org.msakit.policy;
