package org.msakit.kit.explore;

import org.msakit.wire.Octets;

/**
 * The octets of a stimulus.
 *
 * @param label what is special of them, or wrong with them; empty for the usual ones
 */
record Data(String label, Octets octets) {}
