/**
 * The JVM against its host: what it may need, what the host guarantees, and what to ask for or to
 * change where the two do not fit. Knows the statistics and figures; reads the JVM it runs in.
 */
package io.guestbeat.insight.advice;
