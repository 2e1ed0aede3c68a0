package org.msakit.monitor;

/**
 * One judgement.
 *
 * @param requirement the id
 * @param outcome what was found
 * @param reason for a reader; empty for PASS
 * @param event number of the event that decided it, counted from 0
 */
public record Finding(String requirement, Outcome outcome, String reason, int event) {}
