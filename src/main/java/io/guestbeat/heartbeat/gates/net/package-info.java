/**
 * The network access of the gates {@code http} and {@code tcp}, each step within one deadline.
 * Knows no gate.
 */
package io.guestbeat.heartbeat.gates.net;
