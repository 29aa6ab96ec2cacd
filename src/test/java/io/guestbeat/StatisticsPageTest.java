package io.guestbeat;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.Statistic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of attributes in docs/statistics.md true; {@code -Dguestbeat.docs.write=true}
 * writes it.
 */
class StatisticsPageTest {
  private static final String BEGIN = "<!-- generated from Statistic: begin -->\n";
  private static final String END = "<!-- generated from Statistic: end -->";

  private final Path page =
      Path.of(System.getProperty("guestbeat.root")).resolve("docs/statistics.md");

  @Test
  void theTableOfAttributesIsTheTableOfStatistics() throws IOException {
    String text = Files.readString(page);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    assertThat(from).isLessThanOrEqualTo(to).isGreaterThan(BEGIN.length());

    if (Boolean.getBoolean("guestbeat.docs.write")) {
      text = text.substring(0, from) + table() + text.substring(to);
      Files.writeString(page, text);
      to = text.indexOf(END);
    }

    assertThat(text.substring(from, to)).isEqualTo(table());
  }

  private static String table() {
    return "| attribute | unit | kind | meaning |\n|---|---|---|---|\n"
        + Arrays.stream(Statistic.values()).map(StatisticsPageTest::row).collect(joining());
  }

  private static String row(Statistic statistic) {
    return String.format(
        "| `%s` | %s | %s | %s |%n",
        statistic.apiName(), statistic.unit(), statistic.kind(), statistic.description());
  }
}
