/**
 * The gates that come with Guestbeat, each a detector and a decision, and the application's own.
 * May use the gate's types and the heartbeat's settings, no host.
 */
package io.guestbeat.heartbeat.gates;
