/**
 * What was decided, and who is told: the log of decisions, and the thread that announces them.
 * Decides nothing.
 */
package io.guestbeat.heartbeat.decision;
