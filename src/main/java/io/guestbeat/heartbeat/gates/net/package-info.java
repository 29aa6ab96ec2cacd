/**
 * What the gates {@code http} and {@code tcp} do on the network, each step within one deadline.
 * Knows no gate.
 */
package io.guestbeat.heartbeat.gates.net;
