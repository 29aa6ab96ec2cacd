/**
 * The application's heartbeat: who may send it, what is known of it. Knows the Application
 * Monitoring API and no host. For now heartbeats are driven by hand; the engine that sends them by
 * itself, and its gates, will live here.
 */
package io.guestbeat.heartbeat;
