/**
 * What the command {@code top} knows: readings of this virtual machine or of a JVM that has
 * Guestbeat, and what has become of them since it began. Knows no terminal.
 */
package io.guestbeat.cli.top;
