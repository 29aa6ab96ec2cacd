package io.guestbeat.agent.stats;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/** Samples as rows of comma-separated values (RFC 4180), after one row of names. */
public final class SampleCsv implements SampleFormat {
  private boolean hasNames;

  @Override
  public String linesOf(Sample sample) {
    Map<String, Object> fields = SampleFields.of(sample);
    String names = hasNames ? "" : row(fields.keySet());
    hasNames = true;
    return names + row(fields.values());
  }

  private static String row(Collection<?> cells) {
    return cells.stream().map(SampleCsv::cell).collect(joining(",")) + System.lineSeparator();
  }

  static String cell(Object value) {
    String text = Objects.toString(value, "");
    boolean isPlain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
