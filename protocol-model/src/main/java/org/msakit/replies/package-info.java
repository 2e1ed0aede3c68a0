/** Rules that judge every reply of every run, whatever the scenario: the passive rows of the catalogue. */
package org.msakit.replies;
