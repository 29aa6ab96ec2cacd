/**
 * Texts that others wrote, made fit to be shown. Part of the ground: uses the JDK only and knows
 * nothing of hosts, heartbeats or outputs.
 */
package io.guestbeat.text;
