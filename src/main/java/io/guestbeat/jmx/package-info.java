/**
 * The MBeans: everything Guestbeat knows and can do, for any JMX tool. What leaves this package for
 * a client is a JDK type, exceptions included, because a client has no classes of ours. Knows every
 * package below it but the simulator.
 */
package io.guestbeat.jmx;
