package io.guestbeat;

import static java.util.stream.Collectors.joining;

import io.guestbeat.guest.Statistic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Keeps the table of attributes in docs/statistics.md as the code is. */
class StatisticsPageTest {
  private final Path page =
      Path.of(System.getProperty("guestbeat.root")).resolve("docs/statistics.md");

  @Test
  void theTableOfAttributesIsTheTableOfStatistics() throws IOException {
    String rows = Arrays.stream(Statistic.values()).map(StatisticsPageTest::row).collect(joining());

    new GeneratedPart(page, "Statistic")
        .requireToBe("| attribute | unit | kind | meaning |\n|---|---|---|---|\n" + rows);
  }

  private static String row(Statistic statistic) {
    return String.format(
        "| `%s` | %s | %s | %s |\n",
        statistic.apiName(), statistic.unit(), statistic.kind(), statistic.description());
  }
}
