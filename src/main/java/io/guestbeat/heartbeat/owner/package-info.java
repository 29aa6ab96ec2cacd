/**
 * Which of the processes of a virtual machine sends its heartbeat: vSphere HA has one flag for the
 * virtual machine, so at most one process sends.
 */
package io.guestbeat.heartbeat.owner;
