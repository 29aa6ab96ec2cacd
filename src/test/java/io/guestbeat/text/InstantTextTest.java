package io.guestbeat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00.000Z",
        "1969-12-31T23:59:59.999Z",
        "2000-02-29T12:34:56.789Z",
        "1900-03-01T00:00:00.001Z",
        "2026-11-28T10:41:29.855Z",
        "2024-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z"
      })
  void writesWhatReadsAsTheSameTime(String text) {
    assertThat(InstantText.of(Instant.parse(text))).isEqualTo(text);
  }

  @Property
  void writesAsTheJdkDoes(
      @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long epochMs) {
    Instant time = Instant.ofEpochMilli(epochMs);

    assertThat(InstantText.of(time))
        .isEqualTo(new DateTimeFormatterBuilder().appendInstant(3).toFormatter().format(time));
  }
}
