/**
 * A simulated ESXi host and vSphere HA cluster. It answers GuestRPC packets, so all of our guest
 * code runs above it and genuine open-vm-tools can be its guest. Uses the Guest API's and the
 * Application Monitoring API's types, GuestRPC and the JDK; nothing but tests, examples, host specs
 * and the command line may use it.
 */
package io.guestbeat.host.simulator;
