/** Data of commands by the grammars of the RFCs: what is valid, and what has one fault, named by a label. */
package org.msakit.kit.grammar;
