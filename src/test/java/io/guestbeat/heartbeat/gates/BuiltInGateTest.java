package io.guestbeat.heartbeat.gates;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.settings.Key;
import io.guestbeat.text.DurationText;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInGateTest {
  @Test
  void eachHasTheseKeysAndDefaults() {
    assertThat(
            Arrays.stream(BuiltInGate.values())
                .map(BuiltInGateTest::describe)
                .collect(joining("\n")))
        .isEqualTo(
            """
            deadlock every 15s within 30s, valid 90s, 1/1: name
            heap every 10s within 30s, valid 80s, 1/1: used=98% gc-time=98% window=2m
            threads every 10s within 30s, valid 80s, 3/1: names (required)
            progress every 10s within 30s, valid 80s, 1/1: method (required) within=1m
            mbean every 10s within 5s, valid 30s, 3/2: object (required) attribute (required) \
            alive-if (required)
            http every 10s within 5s, valid 30s, 3/2: url (required) status=200-399 within=3s
            tcp every 10s within 5s, valid 30s, 3/2: address (required) within=3s
            command every 10s within 5s, valid 30s, 3/2: run (required) within=4s
            file every 10s within 5s, valid 30s, 3/2: path (required) max-age
            pid every 10s within 5s, valid 30s, 3/2: file (required)""");
  }

  @Test
  void eachMakesFreshGatesOfItsName() {
    for (BuiltInGate kind : EnumSet.complementOf(EnumSet.of(BuiltInGate.PROGRESS))) {
      HeartbeatGate gate = kind.create(System::nanoTime);

      assertThat(gate.name()).isEqualTo(kind.text());
      assertThat(kind.create(System::nanoTime)).isNotSameAs(gate);
      assertThat(BuiltInGate.find(kind.text())).contains(kind);
    }
    assertThat(BuiltInGate.find("telepathy")).isEmpty();
    assertThatThrownBy(() -> BuiltInGate.PROGRESS.create(System::nanoTime))
        .hasMessageContaining("instrumentation");
  }

  @Test
  void defaultsAreAccepted() {
    for (BuiltInGate kind : BuiltInGate.values()) {
      for (Key<?> key : kind.keys()) {
        key.defaultText().ifPresent(text -> assertThat((Object) key.parse(text)).isNotNull());
        assertThat(key.accepted()).isNotBlank();
        assertThat(key.meaning()).isNotBlank();
      }
    }
  }

  @Test
  void allProblemsAreReportedTogether() {
    HeartbeatGate gate = BuiltInGate.find("http").orElseThrow().create(System::nanoTime);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> gate.configure(Map.of("within", "soon", "status", "ok", "uri", "/")))
        .withMessage(
            "url: missing, but required: the page to get; certificates are not verified; accepted is an address that begins with http:// or https://; "
                + "status=ok: accepted is status codes and ranges of them joined by +, "
                + "such as 200-299+404; "
                + "within=soon: is not a time; accepted is a time of 1ms to 10m, such as 500ms or 3s; "
                + "uri=/: no such key; did you mean url?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deadlock | name      | (
          heap     | used      | 0%
          heap     | used      | 98
          heap     | used      | 101%
          heap     | gc-time   | 98.0001%
          heap     | window    | 0s
          heap     | window    | 2h
          threads  | names     | worker-\\d+
          threads  | names     | worker-\\d+-x
          threads  | names     | [a-z]+main
          threads  | names     | main++worker
          threads  | names     | (
          threads  | names     | ''
          mbean    | object    | nonsense
          mbean    | object    | java.lang:*
          mbean    | object    | java.lang:type=Memory;type=Runtime
          mbean    | attribute | ''
          mbean    | alive-if  | 5
          mbean    | alive-if  | <many
          mbean    | alive-if  | =5
          http     | url       | ftp://localhost/
          http     | url       | localhost:8080
          http     | url       | http:///x
          http     | url       | http://localhost:99999/
          http     | url       | http://local host/
          http     | status    | 399-200
          http     | status    | 200-
          http     | status    | 99
          http     | within    | 0s
          tcp      | address   | localhost
          tcp      | address   | localhost:0
          tcp      | address   | localhost:65536
          tcp      | address   | ::1:80
          tcp      | address   | :80
          tcp      | within    | 11m
          command  | run       | ''
          command  | run       | say "hello
          command  | run       | ""
          command  | within    | 3
          file     | path      | ''
          file     | max-age   | 500ms
          file     | max-age   | never
          pid      | file      | ''
          """)
  void rejectsABadValue(String name, String key, String value) {
    HeartbeatGate gate = BuiltInGate.find(name).orElseThrow().create(System::nanoTime);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> gate.configure(Map.of(key, value)))
        .withMessageMatching(
            "(?is).*" + Pattern.quote(key + "=" + value) + ": (.*[;?] )?accepted is .*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          heap     | used      | 99.5%
          threads  | names     | main+worker-\\d\\d*+wait(er)?
          mbean    | object    | java.lang:type=MemoryPool;name=Metaspace
          mbean    | object    | java.lang:type=MemoryPool,name=Metaspace
          mbean    | alive-if  | <= 1.5e3
          mbean    | alive-if  | !=STOPPED
          http     | url       | https://[::1]:8443/health?deep=no
          http     | status    | 200-299+404
          tcp      | address   | [::1]:80
          tcp      | address   | db-1.example.com:5432
          command  | run       | "/opt/my app/check" --name="a b" ""
          file     | max-age   | 30s
          """)
  void acceptsAGoodValue(String name, String key, String value) {
    Key<?> found =
        BuiltInGate.find(name).orElseThrow().keys().stream()
            .filter(candidate -> candidate.name().equals(key))
            .findFirst()
            .orElseThrow();

    assertThat((Object) found.parse(value)).isNotNull();
  }

  private static String describe(BuiltInGate gate) {
    GateSettings defaults = gate.defaults();
    return String.format(
        "%s every %s within %s, valid %s, %d/%d: %s",
        gate.text(),
        DurationText.of(defaults.interval()),
        DurationText.of(defaults.timeout()),
        DurationText.of(defaults.validity()),
        defaults.failures(),
        defaults.successes(),
        gate.keys().stream().map(BuiltInGateTest::describe).collect(joining(" ")));
  }

  private static String describe(Key<?> key) {
    String name = key.name() + (key.isRequired() ? " (required)" : "");
    return key.defaultText().map(text -> name + "=" + text).orElse(name);
  }
}
