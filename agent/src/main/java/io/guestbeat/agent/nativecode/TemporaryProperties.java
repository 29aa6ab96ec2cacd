package io.guestbeat.agent.nativecode;

import java.util.HashMap;
import java.util.Map;

/**
 * System properties changed for a moment and then put back as they were found, whoever has changed
 * them meanwhile.
 */
final class TemporaryProperties implements AutoCloseable {
  private final Map<String, String> before = new HashMap<>();

  /** Changes a property, or with null removes it, until this is closed. */
  TemporaryProperties with(String name, String value) {
    before.putIfAbsent(name, System.getProperty(name));
    set(name, value);
    return this;
  }

  @Override
  public void close() {
    before.forEach(TemporaryProperties::set);
  }

  private static void set(String name, String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }
}
