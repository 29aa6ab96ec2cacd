package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.heartbeat.ScriptedGate.Condition;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.gates.BuiltInGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether heartbeats are sent, for everything that bears on it, with every gate's own settings. */
class HeartbeatTruthTableTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofHours(1);

  @ParameterizedTest(name = "{0}")
  @MethodSource("gates")
  void heartbeatsAreWithheldOnlyWhenTheRulesSayIt(String gate, GateSettings settings) {
    Map<Row, Boolean> expected = new TreeMap<>();
    Map<Row, Boolean> found = new TreeMap<>();
    for (Row row : rows()) {
      expected.put(row, row.isSent());
      found.put(row, isSent(row, settings));
    }

    assertThat(found).hasSize(7 * 4 * 2 * 2).containsExactlyEntriesOf(expected);
  }

  static Stream<Arguments> gates() {
    return Stream.concat(
        Arrays.stream(BuiltInGate.values()).map(gate -> Arguments.of(gate.text(), gate.defaults())),
        Stream.of(Arguments.of("any other", GateSettings.every(INTERVAL))));
  }

  private static boolean isSent(Row row, GateSettings settings) {
    HeartbeatSettings heartbeat =
        HeartbeatSettings.of(row.mode)
            .withInterval(INTERVAL)
            .withGrace(row.isInGrace ? LONG : Duration.ZERO);
    try (EngineRig rig = new EngineRig(heartbeat, settings)) {
      rig.pass(settings.interval());
      rig.gate().becomes(row.condition);
      if (row.isSuspended) {
        rig.engine.suspensions().suspend(LONG, "the table");
      }
      rig.pass(timeToDecide(settings));

      long sent = rig.heartbeatsWithin(INTERVAL.multipliedBy(3));

      assertThat(sent).as("%s", row).isIn(0L, 3L);
      return sent == 3;
    }
  }

  /** By then every failing check has closed its gate. */
  private static Duration timeToDecide(GateSettings settings) {
    return settings
        .interval()
        .plus(settings.timeout())
        .plusSeconds(2)
        .multipliedBy(settings.failures() + 1L)
        .plus(settings.validity());
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Condition condition : Condition.values()) {
      for (HeartbeatMode mode : HeartbeatMode.values()) {
        for (boolean isInGrace : new boolean[] {false, true}) {
          for (boolean isSuspended : new boolean[] {false, true}) {
            rows.add(new Row(condition, mode, isInGrace, isSuspended));
          }
        }
      }
    }
    return rows;
  }

  private record Row(
      Condition condition, HeartbeatMode mode, boolean isInGrace, boolean isSuspended)
      implements Comparable<Row> {
    boolean isSent() {
      boolean isWell = condition == Condition.HEALTHY || condition == Condition.UNUSABLE;
      return switch (mode) {
        case OFF, DRY_RUN -> false;
        case PRESENCE -> true;
        case ON -> isWell || isInGrace || isSuspended;
      };
    }

    @Override
    public int compareTo(Row other) {
      return toString().compareTo(other.toString());
    }
  }
}
