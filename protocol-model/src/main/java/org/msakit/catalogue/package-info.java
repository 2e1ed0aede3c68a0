/** The catalogue of requirements: one row of the resource {@code requirements.tsv} is one testable requirement. */
package org.msakit.catalogue;
