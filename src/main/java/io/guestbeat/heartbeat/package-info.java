/**
 * The application's heartbeat: the engine that sends it, the chain of gates that may withhold it,
 * and what is known of it. Knows the Application Monitoring API and no host; logic has no thread,
 * the runners have.
 */
package io.guestbeat.heartbeat;
