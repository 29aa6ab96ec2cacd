/**
 * The host through VMware's own libraries, called through JNA: the guest library, and the
 * application monitor by its library or by open-vm-tools' RPC channel. All that is native happens
 * on threads of our own, each call with a deadline. Uses {@code guest}, {@code appmonitor}, JNA and
 * the JDK only.
 */
package io.guestbeat.host.vmware;
