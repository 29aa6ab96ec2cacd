/**
 * Programs to try Guestbeat on, run by {@code demo.sh}; only the simulated cluster uses its
 * library.
 */
package io.guestbeat.examples;
