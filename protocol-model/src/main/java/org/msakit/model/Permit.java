package org.msakit.model;

import java.util.List;
import java.util.function.Function;

/**
 * One continuation, lawful unless its grade is {@link Grade#BROKEN}.
 *
 * @param when the observations it covers
 * @param next the states it may leave the server in; more than one where the texts leave it open
 * @param grade how good it is
 * @param requirements the requirements that it shows to be kept, or (WARN) kept badly
 */
public record Permit(
        Pattern when, Function<Observation, List<SessionState>> next, Grade grade, List<String> requirements) {}
