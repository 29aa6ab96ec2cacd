/**
 * The events that Guestbeat adds to recordings of the JDK's Flight Recorder. Compiled against
 * {@code jdk.jfr}, which some JVMs have not: only {@link io.guestbeat.agent.flight.FlightRecording}
 * is for others, and it touches no class of the recorder before somebody records. Compiled to Java
 * 8, but not against its library: use nothing newer here.
 */
package io.guestbeat.agent.flight;
