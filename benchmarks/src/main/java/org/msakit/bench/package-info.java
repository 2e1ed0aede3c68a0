/** Benchmarks. Figures of one machine compare with each other, never with those of another. */
package org.msakit.bench;
