/**
 * The checks of gates: when they are due, what became of them, and where each gate stands. Knows no
 * particular gate and no heartbeat.
 */
package io.guestbeat.heartbeat.check;
