/**
 * Pauses of the JVM: noticed by a thread that wakes up late, and attributed to what took them.
 * Knows the figures, the statistics and the JVM's own management interfaces; it has no thread, the
 * time is told by whoever turns it, and nothing that is done at every tick allocates.
 */
package io.guestbeat.insight.pause;
