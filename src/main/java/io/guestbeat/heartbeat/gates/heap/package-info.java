/** The gate {@code heap}: what is read of the collectors, and what is judged by it. */
package io.guestbeat.heartbeat.gates.heap;
