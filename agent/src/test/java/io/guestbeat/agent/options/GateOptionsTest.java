package io.guestbeat.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GateOptionsTest {
  @TempDir Path folder;

  @Test
  void everyGateHasItsOwnSettings() throws Exception {
    List<ChosenGate> gates =
        read(
            "gates=deadlock+http,gate.deadlock.interval=5s,gate.deadlock.timeout=2s,"
                + "gate.deadlock.failures=2,gate.http.url=http://localhost/,gate.http.successes=4");

    assertThat(gates).extracting(ChosenGate::name).containsExactly("deadlock", "http");
    assertThat(gates.get(0).settings())
        .satisfies(
            settings -> {
              assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(5));
              assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(2));
              assertThat(settings.validity()).isEqualTo(Duration.ofSeconds(14));
              assertThat(settings.failures()).isEqualTo(2);
              assertThat(settings.successes()).isEqualTo(1);
            });
    assertThat(gates.get(1).settings().failures()).isEqualTo(3);
    assertThat(gates.get(1).settings().successes()).isEqualTo(4);
    assertThat(gates.get(1).keys()).containsExactly(Map.entry("url", "http://localhost/"));
  }

  @Test
  void theirKeysComeFromEverywhereInTheUsualOrder() throws Exception {
    Path file = folder.resolve("guestbeat.properties");
    Files.writeString(file, "gate.tcp.within=1s\ngate.tcp.interval=1s\ngate.tcp.failures=9\n");

    List<ChosenGate> gates =
        AgentOptions.read(
                "gate.tcp.address=localhost:1,config=" + file,
                Map.of("guestbeat.gates", "tcp", "guestbeat.gate.tcp.interval", "20s"),
                Map.of(
                    "GUESTBEAT_GATE_TCP_WITHIN", "2s",
                    "GUESTBEAT_GATE_TCP_ADDRESS", "localhost:2",
                    "GUESTBEAT_GATES", "deadlock",
                    "GUESTBEAT_GATE_TCP_INTERVAL", "30s"))
            .heartbeat()
            .gates()
            .chosen();

    assertThat(gates).singleElement().extracting(ChosenGate::name).isEqualTo("tcp");
    assertThat(gates.get(0).keys())
        .containsOnly(Map.entry("address", "localhost:1"), Map.entry("within", "2s"));
    assertThat(gates.get(0).settings().interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(gates.get(0).settings().failures()).isEqualTo(9);
  }

  @Test
  void aDashedKeyHasNoneInTheEnvironment() throws Exception {
    List<ChosenGate> gates =
        AgentOptions.read(
                "gates=file,gate.file.path=/tmp/alive",
                Map.of(),
                Map.of("GUESTBEAT_GATE_FILE_MAX_AGE", "1m"))
            .heartbeat()
            .gates()
            .chosen();

    assertThat(gates.get(0).keys()).containsEntry("max-age", "1m");
  }

  @Test
  void noneIsNoGate() throws Exception {
    assertThat(read("gates=none")).isEmpty();
  }

  @Test
  void aMistakeIsSaidWithItsGateAndWhatIsAccepted() {
    assertThat(problems("gates=deadlok"))
        .singleElement()
        .asString()
        .contains("gates: there is no gate deadlok; did you mean deadlock?");
    assertThat(problems("gates=frobnicate"))
        .singleElement()
        .asString()
        .startsWith("gates: there is no gate frobnicate; accepted are deadlock, heap, ")
        .contains("progress");
    assertThat(problems("gates=threads"))
        .containsExactly(
            "gate.threads.names: missing, and the gate needs it: each must match the whole name of"
                + " at least one live thread; accepted is regular expressions joined by +, so write"
                + " \\d\\d* instead of \\d+");
    assertThat(problems("gates=deadlock+http"))
        .singleElement()
        .asString()
        .contains("gate.http.url: missing");
    assertThat(problems("gates=http,gate.http.url=ftp://x,gate.http.colour=red"))
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith("gate.http.url=ftp://x: has another scheme"))
        .contains("gate.http.colour=red: no such key; accepted are url, status, within");
    for (String scheme : List.of("", "http://", "ftp://")) {
      assertThat(problems("gates=http,gate.http.url=" + scheme + "scott:tiger@a:80/"))
          .singleElement()
          .asString()
          .as("a password is no part of a message")
          .contains("****@a:80/")
          .doesNotContain("tiger");
    }
    assertThat(problems("gates=http,gate.http.url=http://scott@a/").get(0))
        .contains("has a user, which no probe sends");
    assertThat(problems("gates=deadlock,gate.heap.used=98%"))
        .singleElement()
        .asString()
        .contains("gate.heap.used=98% (agent option): its gate is not among those chosen");
    assertThat(problems("gate.deadlock.validity=1s"))
        .singleElement()
        .asString()
        .contains("gate.deadlock: validity 1s", "more than interval and timeout together, 45s");
    assertThat(problems("gates=progress"))
        .singleElement()
        .asString()
        .startsWith("gate.progress.method: missing");
    assertThat(problems("gate.path=/no/such/folder"))
        .singleElement()
        .asString()
        .contains("gate.path=/no/such/folder", "no such file or folder");
  }

  private static List<ChosenGate> read(String argument) throws BadOptionsException {
    return AgentOptions.read(argument, Map.of(), Map.of()).heartbeat().gates().chosen();
  }

  private static List<String> problems(String argument) {
    return catchThrowableOfType(
            BadOptionsException.class, () -> AgentOptions.read(argument, Map.of(), Map.of()))
        .problems();
  }
}
