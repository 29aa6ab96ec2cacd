package io.guestbeat.jconsole.reading;

import io.guestbeat.text.OneLine;
import java.util.Objects;
import javax.management.openmbean.CompositeData;

/** The state of one gate, read over JMX. Immutable. */
public final class GateReading {
  private final String name;
  private final boolean isOpen;
  private final boolean isUsable;
  private final String reason;

  public GateReading(String name, boolean isOpen, boolean isUsable, String reason) {
    this.name = name;
    this.isOpen = isOpen;
    this.isUsable = isUsable;
    this.reason = reason;
  }

  static GateReading of(CompositeData gate) {
    return new GateReading(
        OneLine.of(String.valueOf(gate.get("name"))),
        Boolean.TRUE.equals(gate.get("open")),
        Boolean.TRUE.equals(gate.get("usable")),
        OneLine.of(Objects.toString(gate.get("reason"), "")));
  }

  public String name() {
    return name;
  }

  /** Returns whether it lets heartbeats pass. */
  public boolean isOpen() {
    return isOpen;
  }

  /** Returns whether it can check; one that cannot is open. */
  public boolean isUsable() {
    return isUsable;
  }

  /** Returns why it is closed or cannot check; empty if it is well. */
  public String reason() {
    return reason;
  }
}
