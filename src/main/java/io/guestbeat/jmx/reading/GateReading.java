package io.guestbeat.jmx.reading;

/** The state of one gate, read over JMX. Immutable. */
public final class GateReading {
  private final BeanValues values;

  GateReading(BeanValues values) {
    this.values = values;
  }

  /** Returns its name; empty if it has none. */
  public String name() {
    return values.text("name").orElse("");
  }

  /** Returns whether it lets heartbeats pass. */
  public boolean isOpen() {
    return values.flag("open").orElse(false);
  }

  /** Returns whether it can check; one that cannot is open. */
  public boolean isUsable() {
    return values.flag("usable").orElse(false);
  }

  /** Returns why it is closed or cannot check; empty if it is well. */
  public String reason() {
    return values.message("reason").orElse("");
  }
}
