/** Programs to try Guestbeat on: they use no class of ours, and are run by {@code demo.sh}. */
package io.guestbeat.examples;
