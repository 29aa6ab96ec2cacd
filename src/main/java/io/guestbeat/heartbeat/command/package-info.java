/**
 * The operator's commands: taken apart, run without a shell, read and ended in time. Used by the
 * gate that asks a command and by the escalation that runs one; may use nothing but the JDK.
 */
package io.guestbeat.heartbeat.command;
