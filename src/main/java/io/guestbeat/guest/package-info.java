/**
 * VMware's Guest API as Java types: what a virtual machine may know of its own place on its host.
 * {@link io.guestbeat.guest.Statistic} is the one table from which codecs, bindings, MBeans,
 * simulator and documents derive. Uses the JDK only, and knows no host.
 */
package io.guestbeat.guest;
