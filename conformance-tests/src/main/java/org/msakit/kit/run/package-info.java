/** Runs the suite over a target and says what each requirement got. */
package org.msakit.kit.run;
