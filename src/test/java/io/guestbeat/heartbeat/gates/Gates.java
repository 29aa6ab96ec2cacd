package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Built-in gates as the engine gets them: by name, with keys as texts. */
public final class Gates {
  private Gates() {}

  /** A built-in gate with these keys. */
  public static HeartbeatGate configured(String name, String... keysAndValues) {
    HeartbeatGate gate = BuiltInGate.find(name).orElseThrow().create(System::nanoTime);
    gate.configure(keys(keysAndValues));
    return gate;
  }

  static Map<String, String> keys(String... keysAndValues) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      keys.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return keys;
  }
}
