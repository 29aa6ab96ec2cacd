/**
 * What the JVM tells over JMX, and what it is told to do. Values are JDK types found by name, so
 * that any version of Guestbeat can be read. Knows no window.
 */
package io.guestbeat.jconsole.reading;
