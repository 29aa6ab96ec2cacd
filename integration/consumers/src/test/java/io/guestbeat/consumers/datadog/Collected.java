package io.guestbeat.consumers.datadog;

import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JMXFetch that reports to its console has sent, collection by collection. */
final class Collected {
  private static final Pattern SENT =
      Pattern.compile("ConsoleReporter \\| (guestbeat\\.[a-z0-9_.]+)\\[.*] - \\d+ = (\\S+)");

  /** The state of the connection, which ends each collection. */
  private static final Pattern END =
      Pattern.compile("ConsoleReporter \\| \\w+\\[jmx_server:.*] - \\d+ = OK");

  private final Program jmxFetch;

  Collected(Program jmxFetch) {
    this.jmxFetch = jmxFetch;
  }

  /** Waits until there are so many collections; the newest. */
  Map<String, Double> await(int count) {
    Wait.until(() -> all().size() >= count, jmxFetch::written);
    return newest();
  }

  Map<String, Double> newest() {
    List<Map<String, Double>> all = all();
    return all.isEmpty() ? Map.of() : all.get(all.size() - 1);
  }

  /** Those that are complete: the value of each metric. */
  List<Map<String, Double>> all() {
    List<Map<String, Double>> all = new ArrayList<>();
    Map<String, Double> current = new HashMap<>();
    for (String line : jmxFetch.written().lines().toList()) {
      Matcher metric = SENT.matcher(line);
      if (metric.find()) {
        current.put(metric.group(1), Double.valueOf(metric.group(2)));
      } else if (END.matcher(line).find()) {
        all.add(current);
        current = new HashMap<>();
      }
    }
    return all;
  }

  /** The sum of what all have sent of a counter. */
  double total(String counter) {
    return all().stream().mapToDouble(sent -> sent.getOrDefault(counter, 0.0)).sum();
  }
}
