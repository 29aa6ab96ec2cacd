/**
 * What happens before the virtual machine is lost: evidence, a command, at last the reset, within a
 * budget that outlives reboots. May use the heartbeat and the Application Monitoring API, no host.
 */
package io.guestbeat.heartbeat.escalation;
