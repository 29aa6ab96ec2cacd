/**
 * Asks the host at regular intervals, keeps what it said, computes figures, and judges them:
 * alarms, advice, pauses. MBeans, log and Flight Recorder are its listeners; it knows none of them.
 */
package io.guestbeat.monitor;
