package io.guestbeat.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Insight;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host writes, as it stands in a table, in CSV and in JSON. */
class ForeignTextTest {
  private static final String COMMANDS =
      "\u001b]0;x\u0007\u009b2J\u202e\u2066\u2028\u0085\r\n\ud83d";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u0085=1",
        "\u200e=1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20SUM(1)",
        "=cmd|' /C calc'!A0",
        "a;=1+1",
        "a\t=1+1",
        "a;  \"=1+1",
        "a,@SUM(1)",
        "\"=1"
      })
  void noCellIsAFormula(String path) {
    String cell = SampleCsv.cell(path);

    assertThat(cell).doesNotMatch("(?s)[\"\\s?]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*");
    assertThat(cell).doesNotMatch("(?s).*[;,\t\r\n][\"\\s]*[=+\\-@].*");
    assertThat(cell.replaceAll("[^0-9A-Za-z]", "")).isEqualTo(path.replaceAll("[^0-9A-Za-z]", ""));
  }

  @Test
  void numbersOfOursStayNumbers() {
    assertThat(SampleCsv.cell(-5)).isEqualTo("-5");
    assertThat(SampleCsv.cell(new BigDecimal("-0.500"))).isEqualTo("-0.500");
    assertThat(SampleCsv.cell(true)).isEqualTo("true");
    assertThat(SampleCsv.cell(null)).isEmpty();
    assertThat(SampleCsv.cell("/host/user/pool-1/a+b=c@d")).isEqualTo("/host/user/pool-1/a+b=c@d");
  }

  @Test
  void aRowIsALineWhateverThePathHolds() {
    String csv = new SampleCsv().apply(sample("before" + COMMANDS + "after"));

    assertThat(csv).matches("(?s)[\\n -~]*");
    assertThat(csv.lines()).hasSize(2);
  }

  @Test
  void theTableHasALineForThePathWhateverItHolds() {
    String table = new SampleTable().apply(sample("before" + COMMANDS + "after"));

    assertThat(table).matches("(?s)[\\n -~]*");
    assertThat(table.lines()).last().asString().contains("before", "after");
  }

  @Test
  void jsonStaysJsonWhateverAValueIs() {
    assertThat(JsonText.of(Double.NaN)).isEqualTo("null");
    assertThat(JsonText.of(Float.NEGATIVE_INFINITY)).isEqualTo("null");
    assertThat(JsonText.of(Arrays.asList(1, "a", null, false))).isEqualTo("[1,\"a\",null,false]");
    assertThat(
            JsonText.of(
                new Object() {
                  @Override
                  public String toString() {
                    return "1},{\"forged\":2";
                  }
                }))
        .isEqualTo("\"1},{\\\"forged\\\":2\"");
  }

  /** A sample of a VM in this resource pool. */
  static Sample sample(String path) {
    Insight insight = new Insight(() -> OptionalInt.of(2));
    insight.take(
        Snapshot.of(SessionId.of(1))
            .value(Statistic.ELAPSED_MS, 1000)
            .resourcePoolPath(path)
            .build());
    return new Sample(Instant.EPOCH, insight.figures());
  }
}
