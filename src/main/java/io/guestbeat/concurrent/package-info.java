/**
 * Threads, and calls that are given up in time. Part of the ground: stateless; uses the JDK only.
 */
package io.guestbeat.concurrent;
