/** The log of decisions, and the thread that notifies its listeners. Decides nothing. */
package io.guestbeat.heartbeat.decision;
