/**
 * The gate that watches an application make progress: it weaves a counter into the methods named,
 * and looks whether the count still changes. The one package that writes byte code, with Byte
 * Buddy's ASM; loaded only where the gate is used. May use the gate's types and the heartbeat's
 * exceptions and times.
 */
package io.guestbeat.agent.progress;
