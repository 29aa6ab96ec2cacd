/** The evidence file: its sections, how they are written, and what is masked in them. */
package io.guestbeat.heartbeat.escalation.evidence;
