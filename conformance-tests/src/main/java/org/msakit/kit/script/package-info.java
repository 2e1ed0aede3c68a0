/** The client's side of a dialogue as data: taken from a recording, run again, made shorter. */
package org.msakit.kit.script;
