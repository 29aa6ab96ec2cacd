/**
 * GuestRPC in Java: how a guest talks to its ESXi host without any VMware library. From below:
 * transports and connections, packets, the channel with its one kept connection, and on top the
 * Guest API and the Application Monitoring API. Uses those two and the JDK; sockets live in {@link
 * io.guestbeat.host.guestrpc.socket}.
 */
package io.guestbeat.host.guestrpc;
