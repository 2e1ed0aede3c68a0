package org.msakit.compare;

/**
 * One server measured under one kind of load in one round.
 *
 * @param cpuMicros CPU time of the server for one message, user and system, in microseconds
 * @param perSecond messages accepted in a second
 */
record Window(int round, String scenario, String server, double cpuMicros, double perSecond) {}
