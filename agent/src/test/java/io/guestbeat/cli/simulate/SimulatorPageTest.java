package io.guestbeat.cli.simulate;

import static java.util.stream.Collectors.joining;

import io.guestbeat.GeneratedPart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps docs/simulator.md as the code is. */
class SimulatorPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("guestbeat.root"), "docs/simulator.md");

  @Test
  void theTableOfKeysIsThatOfProfiles() throws Exception {
    String rows =
        Arrays.stream(ProfileKey.values())
            .map(
                key ->
                    row(
                        "`" + key.key() + "`",
                        key.key()
                            .defaultText()
                            .map(text -> "`" + text + "`")
                            .orElse(
                                key.name().startsWith("HA_")
                                    ? "its sensitivity's"
                                    : "the machine's"),
                        key.key().accepted(),
                        key.key().meaning()))
            .collect(joining());

    new GeneratedPart(PAGE, "ProfileKey")
        .requireToBe("| key | default | accepted | meaning |\n|---|---|---|---|\n" + rows);
  }

  @Test
  void theTableOfEventsIsTheirs() throws Exception {
    String rows =
        Arrays.stream(EventKind.values())
            .map(kind -> row("`" + kind.syntax() + "`", kind.meaning()))
            .collect(joining());

    new GeneratedPart(PAGE, "EventKind")
        .requireToBe("| event | what it does |\n|---|---|\n" + rows);
  }

  private static String row(String... cells) {
    return List.of(cells).stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(joining(" | ", "| ", " |\n"));
  }
}
