/** Servers made from the model itself: each keeps to it, and none behaves like another. */
package org.msakit.simulation;
