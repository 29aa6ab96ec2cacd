/**
 * A dry run: a stand-in for the host's application monitoring that computes what vSphere HA would
 * do, and the notes from which {@code guestbeat report} is made. Knows no host, and nothing of the
 * engine; loaded in the mode {@code dry-run} only.
 */
package io.guestbeat.heartbeat.dryrun;
