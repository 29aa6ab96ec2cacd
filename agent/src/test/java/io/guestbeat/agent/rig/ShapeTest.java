package io.guestbeat.agent.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The test of the page would see it if the page were wrong. */
class ShapeTest {
  @Test
  void numbersTimesAndWidthsAreAlike() {
    assertThat(Shape.of("2026-11-24T13:29:17Z  session 0xf3203e9039f4a821"))
        .isEqualTo(Shape.of("2027-01-02T03:04:05Z  session 0x0000000000000001"));
    assertThat(Shape.of("CpuUsedMs   1601 ms  1583.501 ms/s"))
        .isEqualTo(Shape.of("CpuUsedMs 7 ms 0.5 ms/s"));
  }

  @Test
  void wordsAreNot() {
    assertThat(Shape.isOf(List.of("CpuUsedMs 1 ms"), List.of("CpuUsedMs 1 ms 2 ms/s"))).isFalse();
    assertThat(Shape.isOf(List.of("true"), List.of("false"))).isFalse();
    assertThat(Shape.isOf(List.of("MemUsedMB 5 MB"), List.of("MemUsedMB - MB"))).isFalse();
  }

  @Test
  void everyLineCountsButWhatIsLeftOut() {
    List<String> shown = List.of("first", "…", "last");

    assertThat(Shape.isOf(shown, List.of("first", "last"))).isTrue();
    assertThat(Shape.isOf(shown, List.of("first", "some", "more", "last"))).isTrue();
    assertThat(Shape.isOf(shown, List.of("first", "some", "more"))).isFalse();
    assertThat(Shape.isOf(shown, List.of("zeroth", "first", "last"))).isFalse();
    assertThat(Shape.isOf(List.of("only"), List.of("only", "another"))).isFalse();
    assertThat(Shape.isOf(List.of(), List.of("another"))).isFalse();
  }
}
