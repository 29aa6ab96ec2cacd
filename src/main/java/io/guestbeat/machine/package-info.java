/**
 * Facts about the machine and this process that the system itself vouches for: who we are, and who
 * may change a folder or file; the opening of files that others may have put there; the processes
 * that run, and the start of child processes. Part of the ground.
 */
package io.guestbeat.machine;
