package io.guestbeat.cli.stats;

import java.util.Map;

/** Each sample as one JSON object on one line. */
public final class SampleJson implements SampleFormat {
  @Override
  public String linesOf(Sample sample) {
    Map<String, Object> fields = SampleFields.of(sample);
    fields.put("missing", SampleFields.missing(sample.snapshot()));
    return JsonText.of(fields) + System.lineSeparator();
  }
}
