/**
 * The simulated virtual machine: its CPU and memory over time, and its statistics as a host gives
 * them. Knows no cluster and no connection.
 */
package io.guestbeat.host.simulator.vm;
