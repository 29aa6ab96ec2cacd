/**
 * Figures that are computed from the statistics: rates within a session, and values derived from
 * them. Knows the Guest API's types and the JDK; it has no thread, and what it is told of the time
 * is the host's.
 */
package io.guestbeat.insight;
