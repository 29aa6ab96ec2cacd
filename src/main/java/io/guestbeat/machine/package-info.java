/**
 * Facts about the machine and this process that the system itself vouches for: who we are, and who
 * may change a file. Part of the ground: uses the JDK only.
 */
package io.guestbeat.machine;
