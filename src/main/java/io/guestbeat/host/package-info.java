/**
 * Hosts: where a {@link io.guestbeat.guest.GuestLibrary} and an {@link
 * io.guestbeat.appmonitor.AppMonitor} come from. The sub-packages know how to talk to one kind of
 * host each; this package chooses among them, and is all that others need.
 */
package io.guestbeat.host;
