package io.guestbeat.agent.runtime;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.GeneratedPart;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.heartbeat.HeartbeatSettings;
import io.guestbeat.heartbeat.gates.BuiltInGate;
import io.guestbeat.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import org.junit.jupiter.api.Test;

/** Keeps docs/heartbeat.md as the code is. */
class HeartbeatPageTest {
  private static final Path ROOT = Path.of(System.getProperty("guestbeat.root"));
  private static final Path PAGE = ROOT.resolve("docs/heartbeat.md");

  @Test
  void theTimelineIsThatOfTheDefaults() throws Exception {
    Duration gate = BuiltInGate.DEADLOCK.defaults().interval();
    Duration beat = HeartbeatSettings.of(HeartbeatMode.ON).interval();
    Duration first = gate.minus(beat);
    Duration last = gate.multipliedBy(2);
    String rows =
        Sensitivity.presets().stream()
            .map(
                preset ->
                    row(
                        preset.text(),
                        span(first, last, Duration.ZERO),
                        span(first, last, Sensitivity.gapToRed()),
                        span(first, last, preset.gapToReset())))
            .collect(joining());

    new GeneratedPart(PAGE, "Sensitivity")
        .requireToBe(
            "| sensitivity | last heartbeat | red | reset, at the earliest |\n|---|---|---|---|\n"
                + rows);
  }

  @Test
  void thePresetsAreVspheres() throws Exception {
    String rows =
        Sensitivity.presets().stream()
            .map(
                preset ->
                    row(
                        preset.text(),
                        DurationText.of(preset.failureInterval()),
                        DurationText.of(preset.minimumUptime()),
                        DurationText.of(preset.resetWindow().orElseThrow())))
            .collect(joining());

    new GeneratedPart(PAGE, "Sensitivity presets")
        .requireToBe(
            "| sensitivity | failure interval | minimum uptime | window of the most resets |\n"
                + "|---|---|---|---|\n"
                + rows);
  }

  @Test
  void theAttributesAndOperationsAreThoseOfTheMBean() throws Exception {
    MBeanInfo info = PublishedBeans.info("AppMonitor");
    String attributes =
        "| attribute | type | unit | meaning |\n|---|---|---|---|\n"
            + Arrays.stream(info.getAttributes()).map(this::attributeRow).collect(joining());
    String operations =
        "| operation | meaning |\n|---|---|\n"
            + Arrays.stream(info.getOperations()).map(this::operationRow).collect(joining());

    assertThat(info.getAttributes()).hasSizeGreaterThan(10);
    new GeneratedPart(PAGE, "AppMonitor").requireToBe(attributes + "\n" + operations);
  }

  private String attributeRow(MBeanAttributeInfo attribute) {
    Object units = attribute.getDescriptor().getFieldValue("units");
    return row(
        code(attribute.getName()),
        simple(attribute.getType()),
        units == null ? "" : units.toString(),
        attribute.getDescription());
  }

  private String operationRow(MBeanOperationInfo operation) {
    String parameters =
        Arrays.stream(operation.getSignature())
            .map(parameter -> simple(parameter.getType()) + " " + parameter.getName())
            .collect(joining(", "));
    String meanings =
        Arrays.stream(operation.getSignature())
            .map(parameter -> "; `" + parameter.getName() + "`: " + parameter.getDescription())
            .collect(joining());
    return row(
        code(operation.getName() + "(" + parameters + ")"), operation.getDescription() + meanings);
  }

  private static String simple(String type) {
    String element = type.replaceFirst("^\\[L(.*);$", "$1[]");
    return element.substring(element.lastIndexOf('.') + 1);
  }

  private static String span(Duration first, Duration last, Duration later) {
    return first.plus(later).toSeconds() + " to " + last.plus(later).toSeconds() + " s";
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String row(String... cells) {
    return List.of(cells).stream()
        .map(cell -> cell.replace("|", "\\|").replace("<", "\\<"))
        .collect(joining(" | ", "| ", " |\n"));
  }
}
