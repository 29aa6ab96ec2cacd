package io.guestbeat.jmx;

import io.guestbeat.heartbeat.check.GateStanding;
import java.util.List;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Gates as open data, so that a client needs no class of ours; no member is ever null. */
final class GateData {
  private static final String[] ITEMS = {"name", "open", "usable", "reason"};

  private GateData() {}

  static CompositeData[] of(List<GateStanding> gates) {
    try {
      CompositeType type = type();
      CompositeData[] data = new CompositeData[gates.size()];
      for (int i = 0; i < data.length; i++) {
        data[i] = new CompositeDataSupport(type, ITEMS, valuesOf(gates.get(i)));
      }
      return data;
    } catch (OpenDataException e) {
      throw new IllegalStateException(e.getMessage());
    }
  }

  /** Returns the same as a table, for tools that read no arrays. */
  static TabularData byName(List<GateStanding> gates) {
    try {
      TabularType type =
          new TabularType("io.guestbeat.Gates", "Gates by name", type(), new String[] {ITEMS[0]});
      TabularData table = new TabularDataSupport(type);
      table.putAll(of(gates));
      return table;
    } catch (OpenDataException e) {
      throw new IllegalStateException(e.getMessage());
    }
  }

  private static Object[] valuesOf(GateStanding gate) {
    return new Object[] {gate.name(), gate.isOpen(), gate.isUsable(), gate.reason()};
  }

  private static CompositeType type() throws OpenDataException {
    String[] descriptions = {
      "The gate's name",
      "Whether it lets heartbeats pass",
      "Whether it can check; one that cannot is open",
      "Why it is closed or cannot check; empty if it is open and can check"
    };
    OpenType<?>[] types = {
      SimpleType.STRING, SimpleType.BOOLEAN, SimpleType.BOOLEAN, SimpleType.STRING
    };
    return new CompositeType("io.guestbeat.Gate", "A gate", ITEMS, descriptions, types);
  }
}
