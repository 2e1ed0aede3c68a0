package org.msakit.compare;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A server that can be started.
 *
 * @param name what it is chosen by
 * @param warms whether it needs messages to be compiled before it is measured
 * @param command how to start it on a port of 127.0.0.1
 * @param environment variables for it
 */
record Contender(String name, boolean warms, IntFunction<List<String>> command, Map<String, String> environment) {}
