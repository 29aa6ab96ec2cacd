package io.guestbeat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  private static final List<String> KEYS =
      List.of(
          "host", "heartbeat", "heartbeat.interval", "heartbeat.reset-budget", "log", "on-exit");

  @ParameterizedTest
  @CsvSource({
    "hots, host",
    "hosst, host",
    "Host, host",
    "lgo, log",
    "heartbeet, heartbeat",
    "heart-beat, heartbeat",
    "heartbeat.intervall, heartbeat.interval",
    "heartbeat-interval, heartbeat.interval",
    "HEARTBEAT_INTERVAL, heartbeat.interval",
    "interval, heartbeat.interval",
    "reset-budget, heartbeat.reset-budget",
    "onexit, on-exit"
  })
  void findsTheClosest(String given, String meant) {
    assertThat(DidYouMean.find(given, KEYS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"home", "colour", "x", "''", "port", "version", "java.opts", "at"})
  void findsNothingWhereNothingIsClose(String given) {
    assertThat(DidYouMean.find(given, KEYS)).isEmpty();
  }

  @Test
  void endsASentence() {
    assertThat(DidYouMean.orAccepted("hots", KEYS, "host and log"))
        .isEqualTo("; did you mean host?");
    assertThat(DidYouMean.orAccepted("colour", KEYS, "host and log"))
        .isEqualTo("; accepted are host and log");
  }
}
