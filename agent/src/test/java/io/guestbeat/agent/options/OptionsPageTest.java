package io.guestbeat.agent.options;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.GeneratedPart;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.gates.BuiltInGate;
import io.guestbeat.settings.Key;
import io.guestbeat.text.DurationText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/options.md, the page of all options, as the keys are. */
class OptionsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("guestbeat.root")).resolve("docs/options.md");
  private static final String HEAD =
      "| option | default | accepted | meaning |\n|---|---|---|---|\n";

  @Test
  void everyOptionIsInOneOfTheTables() throws Exception {
    List<Key<?>> others = new ArrayList<>(AgentOptions.ALL);
    others.removeAll(HeartbeatOptions.ALL);
    others.removeAll(GateOptions.ALL);
    others.removeAll(PauseOptions.ALL);
    others.removeAll(AlarmOptions.ALL);
    others.remove(AlarmOptions.ADVICE_SUSTAIN);

    requireTable("AgentOptions", others.stream());
    requireTable("HeartbeatOptions", HeartbeatOptions.ALL.stream());
    requireTable("GateOptions", GateOptions.ALL.stream());
    requireTable("PauseOptions", PauseOptions.ALL.stream());
    requireTable(
        "AlarmOptions",
        Stream.concat(AlarmOptions.ALL.stream(), Stream.of(AlarmOptions.ADVICE_SUSTAIN)));
  }

  @Test
  void theKeysOfEveryGateHaveTheDefaultsOfEach() throws Exception {
    String keys =
        CommonGateKeys.of(GateOptions.APPLICATION_DEFAULTS).all().stream()
            .map(key -> row("`gate.NAME." + key.name() + "`", key.accepted(), key.meaning()))
            .collect(joining());
    String defaults =
        Arrays.stream(BuiltInGate.values())
                .map(gate -> defaults("`" + gate.text() + "`", gate.defaults()))
                .collect(joining())
            + defaults("your own", GateOptions.APPLICATION_DEFAULTS);

    new GeneratedPart(PAGE, "CommonGateKeys")
        .requireToBe(
            "| option | accepted | meaning |\n|---|---|---|\n"
                + keys
                + "\n| gate | interval | timeout | validity | failures | successes |\n"
                + "|---|---|---|---|---|---|\n"
                + defaults);
  }

  @Test
  void theKeysOfSingleGatesAreThoseOfTheGates() throws Exception {
    requireTable(
        "BuiltInGate",
        Arrays.stream(BuiltInGate.values())
            .flatMap(gate -> gate.keys().stream().map(key -> key.under("gate." + gate + "."))));
  }

  private static void requireTable(String source, Stream<Key<?>> keys) throws Exception {
    String rows = keys.map(OptionsPageTest::row).collect(joining());

    assertThat(rows).isNotEmpty();
    new GeneratedPart(PAGE, source).requireToBe(HEAD + rows);
  }

  private static String row(Key<?> key) {
    String otherwise = key.isRequired() ? "required" : "none";
    return row(
        "`" + key.name() + "`",
        key.defaultText().map(text -> "`" + text + "`").orElse(otherwise),
        key.accepted(),
        key.meaning());
  }

  private static String defaults(String gate, GateSettings settings) {
    return row(
        gate,
        DurationText.of(settings.interval()),
        DurationText.of(settings.timeout()),
        DurationText.of(settings.validity()),
        "" + settings.failures(),
        "" + settings.successes());
  }

  private static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|").replace("<", "\\<"))
        .collect(joining(" | ", "| ", " |\n"));
  }
}
