package org.msakit.kit.explore;

import java.util.Map;

/**
 * Figures of an exploration.
 *
 * @param dialogues connections made, those for shrinking not counted
 * @param stimuli commands, responses and contents sent
 * @param places states told apart that were reached
 * @param exercised pairs of place and stimulus class exercised
 * @param known pairs of place and stimulus class seen to be possible
 * @param violations requirement to the number of dialogues that broke it
 */
public record Exploration(
        int dialogues, int stimuli, int places, int exercised, int known, Map<String, Integer> violations) {}
