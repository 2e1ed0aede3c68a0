/** A recorded dialogue: what happened on one connection, in order, and its text form. */
package org.msakit.dialogue;
