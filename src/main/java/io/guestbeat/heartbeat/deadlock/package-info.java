/**
 * Threads that wait for one another for ever: which they are, and when two sightings are of the
 * same deadlock. Used by the gate that judges and by the evidence that shows it; may use nothing
 * but the JDK and the ground.
 */
package io.guestbeat.heartbeat.deadlock;
