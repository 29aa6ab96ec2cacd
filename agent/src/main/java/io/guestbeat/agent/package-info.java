/**
 * The few classes that an application's class loader sees: they start Guestbeat on its own thread,
 * or a command in a JVM of its own, from classes that only {@link
 * io.guestbeat.agent.HiddenClassLoader} reads. May use nothing but the JDK, and of that neither
 * logging nor management.
 */
package io.guestbeat.agent;
