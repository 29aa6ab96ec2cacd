/**
 * Thresholds with hysteresis over the figures: what is an alarm, since when, and when it is over.
 * Pure logic of values and times that it is given; uses the JDK only.
 */
package io.guestbeat.insight.alarm;
