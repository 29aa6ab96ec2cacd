/**
 * Guestbeat inside an application's JVM: its options, its log, and the one place where host and
 * MBeans are put together. Lives in the hidden class loader; never creates the platform MBean
 * server, and never touches {@code java.util.logging}.
 */
package io.guestbeat.agent.runtime;
