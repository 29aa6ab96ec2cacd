/**
 * The command line, {@code java -jar guestbeat.jar COMMAND}: reads words, says what came of them,
 * and leaves the work to others. Runs in a JVM of its own.
 */
package io.guestbeat.cli;
