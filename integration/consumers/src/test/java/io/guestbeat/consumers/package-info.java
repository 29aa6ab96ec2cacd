/**
 * Each monitoring tool for itself, the real one: it reads Guestbeat from a real JVM, by the
 * configuration that {@code examples/} offers, and what it shows is held against the simulated
 * host's truth.
 */
package io.guestbeat.consumers;
