/**
 * The real agent in real servers, on every Java it is for: each is run without it and with it, and
 * must behave alike. Uses the library's simulated host and the agent's own JMX access.
 */
package io.guestbeat.compatibility;
