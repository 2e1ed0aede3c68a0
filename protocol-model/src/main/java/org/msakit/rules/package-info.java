/**
 * The permits, one file per RFC and topic, in the order of the RFC. {@link org.msakit.rules.SubmissionModel} puts them
 * together.
 */
package org.msakit.rules;
