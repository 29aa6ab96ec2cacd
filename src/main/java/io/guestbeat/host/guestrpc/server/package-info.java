/**
 * The serving side of GuestRPC: connections of guests, their requests, and the faults that can be
 * asked for. Knows no command of the host.
 */
package io.guestbeat.host.guestrpc.server;
