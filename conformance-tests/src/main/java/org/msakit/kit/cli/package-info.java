/** The command line: one class per command; what a command needs from outside comes through {@link TargetResolver}. */
package org.msakit.kit.cli;
