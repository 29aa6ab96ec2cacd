/**
 * What is here and what would work: one probe for each thing that statistics and heartbeat depend
 * on, and what follows from all of them. For the command line; it reads, and changes nothing. Knows
 * no words of a command; never used inside an application's JVM.
 */
package io.guestbeat.cli.doctor;
