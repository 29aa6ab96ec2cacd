package io.guestbeat.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTest {
  @TempDir Path folder;

  @Test
  void readsLinesCommentsAndBlanks() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("day.txt"),
            "# a bad day\n\nat 30s   vmotion # to the same kind\r\n  every 1m drop 5%\n");

    Script script = Script.load(file.toString());

    assertThat(script.lines())
        .extracting(line -> line.event().toString())
        .containsExactly("vmotion", "drop 5%");
    assertThat(script.lines().get(0).period()).isEmpty();
    assertThat(script.lines().get(1).period()).hasValue(Duration.ofMinutes(1));
  }

  @Test
  void namesEveryBadLineWithFileNumberAndWhatIsAccepted() {
    BadInputException bad =
        catchThrowableOfType(
            BadInputException.class,
            () ->
                Script.of(
                    "day.txt",
                    List.of(
                        "at 1s status",
                        "30s vmotion",
                        "at 30 vmotion",
                        "every 0s drop 5%",
                        "at 5s explode",
                        "at 5s load 80",
                        "at 5s vmotion nowhere")));

    assertThat(bad.problems()).hasSize(6);
    assertThat(bad.problems().get(0))
        .isEqualTo(
            "day.txt:2: \"30s vmotion\": accepted is at TIME EVENT or every TIME EVENT, with a time"
                + " such as 30s");
    assertThat(bad.problems().get(1)).startsWith("day.txt:3: \"at 30 vmotion\": 30 is not a time");
    assertThat(bad.problems().get(2)).startsWith("day.txt:4: ").contains("0s is not a time");
    assertThat(bad.problems().get(3))
        .startsWith("day.txt:5: \"explode\": no such event; accepted are load SHARE, ");
    assertThat(bad.problems().get(4))
        .isEqualTo(
            "day.txt:6: \"load 80\": accepted is load SHARE: the share of its CPUs that the guest wants,"
                + " from 0 to 1");
    assertThat(bad.problems().get(5)).contains("day.txt:7", "nowhere: there is no such file");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> Script.load(folder.resolve("none").toString()))
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> Script.load(folder.toString())).hasMessageContaining("is a folder");
  }

  @ParameterizedTest
  @CsvSource({
    "load, load 1.01",
    "drop, drop 5",
    "drop, drop 101%",
    "delay, delay soon",
    "vcpus, vcpus 0",
    "balloon, balloon -1",
    "suspend, suspend",
    "host hang, host hang 0s",
    "host unavailable, host unavailable",
    "stats, stats maybe",
    "revert, revert now"
  })
  void namesTheFormOfAnEventThatIsWrong(String name, String text) {
    assertThatThrownBy(() -> Event.parse(text))
        .hasMessageContainingAll("\"" + text + "\": ", "accepted is " + name);
  }

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void everyKindOfEventCanBeWorded(EventKind kind) {
    String text =
        kind.syntax()
            .replace("SHARE", "0.5")
            .replace("MB", "10")
            .replace("COUNT", "2")
            .replace("[PROFILE]", "old-host")
            .replace("TIME", "10s")
            .replace("PERCENT", "2.5%")
            .replace("on|off", "off");

    assertThat(Event.parse("  " + text.replace(" ", "   "))).hasToString(text);
  }

  @Test
  void theTimelineHandsOutEachEventOnceInTheOrderOfTimeAndLines() throws Exception {
    Timeline timeline =
        timeline("at 20s vmotion", "at 10s freeze", "at 20s unfreeze", "at 0s status");

    assertThat(due(timeline, 0)).containsExactly("status");
    assertThat(timeline.next()).hasValue(Duration.ofSeconds(10));
    assertThat(due(timeline, 9)).isEmpty();
    assertThat(due(timeline, 30)).containsExactly("freeze", "vmotion", "unfreeze");
    assertThat(timeline.next()).isEmpty();
  }

  @Test
  void theTimelineRepeatsWithoutMakingUpForWhatWasMissed() throws Exception {
    Timeline timeline = timeline("every 10s vmotion");

    assertThat(due(timeline, 9)).isEmpty();
    assertThat(due(timeline, 10)).containsExactly("vmotion");
    assertThat(due(timeline, 45)).containsExactly("vmotion");
    assertThat(timeline.next()).hasValue(Duration.ofSeconds(50));
    assertThat(due(timeline, 50)).containsExactly("vmotion");
  }

  private static Timeline timeline(String... lines) throws BadInputException {
    return new Timeline(Script.of("script", Arrays.asList(lines)));
  }

  private static List<String> due(Timeline timeline, int second) {
    return timeline.due(Duration.ofSeconds(second)).stream().map(Event::toString).toList();
  }
}
