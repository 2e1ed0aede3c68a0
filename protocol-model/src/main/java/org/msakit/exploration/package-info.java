/** The abstract state space of the model, walked through exhaustively, and what has to hold in all of it. */
package org.msakit.exploration;
