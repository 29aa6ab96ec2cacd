/** The budget of resets: what is claimed, by whom, and the file that keeps it across resets. */
package io.guestbeat.heartbeat.escalation.budget;
