/**
 * The JVMs of this machine, and how Guestbeat is attached to and detached from one that runs. For
 * the command line; never used inside an application's JVM.
 */
package io.guestbeat.cli.attach;
