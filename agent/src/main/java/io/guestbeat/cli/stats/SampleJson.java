package io.guestbeat.cli.stats;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import io.guestbeat.insight.SessionRates;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Samples for programs: one JSON object a line, with the same names in the same order for every
 * sample, null for no value. Stateless.
 */
public final class SampleJson {
  private static final int DECIMALS = 3;

  private SampleJson() {}

  /** Returns the whole line of a sample, with its end. */
  public static String of(Sample sample) {
    Map<String, Object> fields = fields(sample);
    fields.put("missing", missing(sample.snapshot()));
    return JsonText.of(fields) + System.lineSeparator();
  }

  static Map<String, Object> fields(Sample sample) {
    Snapshot snapshot = sample.snapshot();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("time", sample.time().truncatedTo(ChronoUnit.MILLIS).toString());
    fields.put("session", snapshot.session().toString());
    fields.put("sessionChanged", sample.isSessionChanged());
    for (Statistic statistic : Statistic.values()) {
      fields.put(statistic.apiName(), numberOf(snapshot, statistic));
    }
    for (Statistic statistic : Statistic.values()) {
      if (SessionRates.areOf(statistic)) {
        fields.put(statistic.apiName() + "PerSecond", decimal(sample.perSecond(statistic)));
      }
    }
    for (Figure figure : Figure.values()) {
      fields.put(figure.apiName(), decimal(sample.value(figure)));
    }
    fields.put("ResourcePoolPath", snapshot.resourcePoolPath().orElse(null));
    return fields;
  }

  /** Returns why values are missing, by the name of the value; empty where none is. */
  private static Map<String, Object> missing(Snapshot snapshot) {
    Map<String, Object> reasons = new LinkedHashMap<>();
    for (Statistic statistic : Statistic.values()) {
      if (!snapshot.value(statistic).isPresent()) {
        reasons.put(statistic.apiName(), snapshot.error(statistic).name());
      }
    }
    if (!snapshot.resourcePoolPath().isPresent()) {
      reasons.put("ResourcePoolPath", snapshot.resourcePoolPathError().name());
    }
    return reasons;
  }

  private static BigInteger numberOf(Snapshot snapshot, Statistic statistic) {
    return snapshot.value(statistic).isPresent()
        ? new BigInteger(Long.toUnsignedString(snapshot.value(statistic).getAsLong()))
        : null;
  }

  private static BigDecimal decimal(OptionalDouble number) {
    return number.isPresent()
        ? BigDecimal.valueOf(number.getAsDouble()).setScale(DECIMALS, RoundingMode.HALF_UP)
        : null;
  }
}
