/**
 * Reads Guestbeat's MBeans of another JVM: for the command line and the tab in JConsole, never
 * loaded inside an application. Values are JDK types found by name; every text becomes one harmless
 * line.
 */
package io.guestbeat.jmx.reading;
