/**
 * The samples of VMware's guide on Guestbeat's library, and the programs of {@code demo.sh}, of
 * which only the simulated cluster uses the library.
 */
package io.guestbeat.examples;
