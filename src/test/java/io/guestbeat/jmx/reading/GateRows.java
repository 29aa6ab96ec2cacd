package io.guestbeat.jmx.reading;

import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** Gates as the MBean {@code type=AppMonitor} has them, for the tests of all that read it. */
public final class GateRows {
  private GateRows() {}

  /** A row of the attribute {@code Gates}. */
  public static CompositeData gate(String name, boolean isOpen, boolean isUsable, String reason) {
    String[] items = {"name", "open", "usable", "reason"};
    OpenType<?>[] types = {
      SimpleType.STRING, SimpleType.BOOLEAN, SimpleType.BOOLEAN, SimpleType.STRING
    };
    try {
      return new CompositeDataSupport(
          new CompositeType("Gate", "A gate", items, items, types),
          items,
          new Object[] {name, isOpen, isUsable, reason});
    } catch (OpenDataException e) {
      throw new AssertionError(e);
    }
  }
}
