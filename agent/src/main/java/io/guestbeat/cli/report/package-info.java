/**
 * The contents of {@code guestbeat report}: which resets dry runs would have caused, and whether
 * these would have been right. Reads their notes; does not import the command line.
 */
package io.guestbeat.cli.report;
