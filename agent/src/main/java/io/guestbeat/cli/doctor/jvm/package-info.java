/** How Guestbeat stands in one JVM: probes that ask it, and what they make of its MBeans. */
package io.guestbeat.cli.doctor.jvm;
