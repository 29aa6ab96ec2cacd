package io.guestbeat.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ForeignTexts;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Paths of resource pools of every kind, in a table, in CSV and in JSON. */
class SampleFuzzTest {
  private static final Pattern FORMULA =
      Pattern.compile("(?:^|[,;|\\t])[\\s\"?]*[=+\\-@\uff1d\uff0b\uff0d\uff20]");

  private final ForeignTexts texts = new ForeignTexts();

  @Test
  void noRowIsTwoAndNoTextIsAFormula() {
    SampleCsv csv = new SampleCsv();
    csv.apply(ForeignTextTest.sample(""));
    for (int i = 0; i < ForeignTexts.cases(5); i++) {
      String row = csv.apply(ForeignTextTest.sample(texts.next()));
      requireHarmless(row);
      assertThat(row.indexOf('\n')).isEqualTo(row.length() - 1);
      assertThat(FORMULA.matcher(row.substring(0, row.length() - 1)).find()).as(row).isFalse();
    }
  }

  @Test
  void noTableDrivesATerminal() {
    SampleTable table = new SampleTable();
    long lines = table.apply(ForeignTextTest.sample("x")).lines().count() + 1;
    for (int i = 0; i < ForeignTexts.cases(3); i++) {
      String text = table.apply(ForeignTextTest.sample("x" + texts.next()));
      requireHarmless(text);
      assertThat(text.lines().count()).isEqualTo(lines);
    }
  }

  @Test
  void jsonIsOneLineOfAscii() {
    for (int i = 0; i < ForeignTexts.cases(2); i++) {
      String line = SampleJson.of(ForeignTextTest.sample(texts.next()));
      assertThat(line).matches("[ -~]*\\R");
    }
  }

  private static void requireHarmless(String text) {
    int harmAt = ForeignTexts.harmAt(text, "\n");
    assertThat(harmAt).as(text).isEqualTo(-1);
  }
}
