/**
 * Stream sockets for GuestRPC, through the C library that the process already has: Java 8 has
 * neither Unix sockets nor vSockets. Linux on 64-bit x86 and ARM. The only package beside {@code
 * host.vmware} that uses JNA.
 */
package io.guestbeat.host.guestrpc.socket;
