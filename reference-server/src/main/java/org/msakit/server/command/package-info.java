/**
 * One class per verb, and the table that says under which conditions each is run. Commands change the session's state
 * and answer with one reply; what has to hold before is checked by gates around them.
 */
package org.msakit.server.command;
