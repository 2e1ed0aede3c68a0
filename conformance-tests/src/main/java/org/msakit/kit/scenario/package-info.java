/** Scenarios: short dialogues that bring a server into a state and do there what a row of the catalogue asks for. */
package org.msakit.kit.scenario;
