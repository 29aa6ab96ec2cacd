/**
 * The work of the command heartbeat: sends heartbeats from a JVM of its own while checks of another
 * program are good, tells of each change, and asks at Ctrl+C. Knows no command line.
 */
package io.guestbeat.cli.watch;
