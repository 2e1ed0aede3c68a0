/**
 * The formal model: an input-enabled I/O symbolic transition system, written as one pure function from (configuration,
 * state, stimulus) to a {@link org.msakit.model.Cell} of permits. What a cell does not permit is a violation.
 */
package org.msakit.model;
