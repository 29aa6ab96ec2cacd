/**
 * Reads the JVM over JMX, and calls its operations. Values are JDK types found by name, so that any
 * version of Guestbeat can be read. Knows no window.
 */
package io.guestbeat.jconsole.reading;
