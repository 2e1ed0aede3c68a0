package org.msakit.kit.explore;

import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.msakit.kit.scenario.Session;
import org.msakit.model.SessionState;
import org.msakit.wire.Octets;

/**
 * A kind of stimulus that the model tells apart.
 *
 * @param name for coverage
 * @param when the states in which it can be sent
 * @param once whether a dialogue bears it once only, for the sake of servers that count errors
 * @param octets draws one
 */
record StimulusClass(
        String name,
        Predicate<SessionState> when,
        boolean once,
        BiFunction<Session, SplittableRandom, Octets> octets) {}
