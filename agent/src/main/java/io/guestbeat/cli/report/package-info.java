/**
 * What {@code guestbeat report} says of dry runs: which resets there would have been, and whether
 * they would have been right. Reads their notes; does not import the command line.
 */
package io.guestbeat.cli.report;
