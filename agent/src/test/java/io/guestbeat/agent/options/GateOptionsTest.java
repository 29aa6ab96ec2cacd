package io.guestbeat.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guestbeat.heartbeat.gates.BuiltInGate;
import io.guestbeat.heartbeat.gates.GatePlan;
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
    List<GatePlan> gates =
        read(
            "gates=deadlock+http,gate.deadlock.interval=5s,gate.deadlock.timeout=2s,"
                + "gate.deadlock.failures=2,gate.http.url=http://localhost/,gate.http.successes=4");

    assertThat(gates)
        .extracting(plan -> plan.name().toString())
        .containsExactly("deadlock", "http");
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

    List<GatePlan> gates =
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
            .plans();

    assertThat(gates).singleElement().extracting(plan -> plan.name().toString()).isEqualTo("tcp");
    assertThat(gates.get(0).keys())
        .containsOnly(Map.entry("address", "localhost:1"), Map.entry("within", "2s"));
    assertThat(gates.get(0).settings().interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(gates.get(0).settings().failures()).isEqualTo(9);
  }

  @Test
  void aDashedKeyHasNoneInTheEnvironment() throws Exception {
    List<GatePlan> gates =
        AgentOptions.read(
                "gates=file,gate.file.path=/tmp/alive",
                Map.of(),
                Map.of("GUESTBEAT_GATE_FILE_MAX_AGE", "1m"))
            .heartbeat()
            .gates()
            .plans();

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
            "gate.threads.names: missing, but required: each must match the whole name of"
                + " at least one live thread; accepted is regular expressions joined by +, so write"
                + " \\d\\d* instead of \\d+");
    assertThat(problems("gates=deadlock+http"))
        .singleElement()
        .asString()
        .contains("gate.http.url: missing");
    assertThat(problems("gates=http,gate.http.url=ftp://x,gate.http.colour=red"))
        .hasSize(2)
        .anyMatch(
            problem ->
                problem.startsWith("gate.http.url=ftp://x (agent option): has another scheme"))
        .contains(
            "gate.http.colour=red (agent option): no such key; accepted are url, status, within,"
                + " interval, timeout, validity, failures, successes");
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

  @Test
  void aGateCanBeChosenSeveralTimesUnderNamesOfItsOwn() throws Exception {
    List<GatePlan> gates =
        read(
            "gates=http+http:admin+mbean:Queue_1,gate.http.url=http://localhost:1/,"
                + "gate.http:admin.url=http://localhost:2/,gate.http:admin.interval=20s,"
                + "gate.mbean:Queue_1.object=a:b=c,gate.mbean:Queue_1.attribute=Size,"
                + "gate.mbean:Queue_1.alive-if=<5");

    assertThat(gates)
        .extracting(plan -> plan.name().toString())
        .containsExactly("http", "http:admin", "mbean:Queue_1");
    assertThat(gates.get(0).keys()).containsExactly(Map.entry("url", "http://localhost:1/"));
    assertThat(gates.get(1).keys()).containsExactly(Map.entry("url", "http://localhost:2/"));
    assertThat(gates.get(1).builtIn()).contains(BuiltInGate.HTTP);
    assertThat(gates.get(0).settings().interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(gates.get(1).settings().interval()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aNamedGateIsConfiguredFromEveryPlace() throws Exception {
    List<GatePlan> gates =
        AgentOptions.read(
                "gates=tcp+tcp:db-1",
                Map.of("guestbeat.gate.tcp:db-1.within", "2s"),
                Map.of(
                    "GUESTBEAT_GATE_TCP_ADDRESS", "localhost:1",
                    "GUESTBEAT_GATE_TCP_DB_1_ADDRESS", "localhost:2",
                    "GUESTBEAT_GATE_TCP_DB_1_WITHIN", "9s",
                    "GUESTBEAT_GATE_TCP_DB_1_FAILURES", "7"))
            .heartbeat()
            .gates()
            .plans();

    assertThat(gates.get(0).keys()).containsExactly(Map.entry("address", "localhost:1"));
    assertThat(gates.get(1).keys())
        .containsOnly(Map.entry("address", "localhost:2"), Map.entry("within", "2s"));
    assertThat(gates.get(1).settings().failures()).isEqualTo(7);
  }

  @Test
  void aFileNeedsNoBackslashBeforeTheColon() throws Exception {
    Path file = folder.resolve("guestbeat.properties");
    Files.writeString(
        file,
        "gates: pid+pid:db+tcp:x\ngate.pid:db.file=/b\ngate.pid.file: /a\n"
            + "gate.tcp\\:x.address=localhost:2\ngate.path:"
            + folder);

    List<GatePlan> gates = read("config=" + file);

    assertThat(gates.get(0).keys()).containsExactly(Map.entry("file", "/a"));
    assertThat(gates.get(1).keys()).containsExactly(Map.entry("file", "/b"));
    assertThat(gates.get(2).keys()).containsExactly(Map.entry("address", "localhost:2"));
  }

  @Test
  void aVariableThatMeansTheKeysOfTwoGatesIsRefused() {
    assertThat(
            catchThrowableOfType(
                    BadOptionsException.class,
                    () ->
                        AgentOptions.read(
                            "gates=pid:a-b+pid:a_b,gate.pid:a-b.file=/a,gate.pid:a_b.file=/b",
                            Map.of(),
                            Map.of("GUESTBEAT_GATE_PID_A_B_FILE", "/c")))
                .problems())
        .singleElement()
        .asString()
        .startsWith(
            "GUESTBEAT_GATE_PID_A_B_FILE=/c (environment variable): means more than one key,"
                + " gate.pid:a-b.file and gate.pid:a_b.file; accepted is");
  }

  @Test
  void aBadNameOfAGateIsRefusedWithTheReason() {
    assertThat(problems("gates=http:+pid"))
        .singleElement()
        .asString()
        .startsWith("gates=http:+pid (agent option): has an invalid name, http:: after the")
        .contains("1 to 32 letters, digits, - or _ are needed; accepted is names of gates");
    assertThat(problems("gates=pid:" + "x".repeat(33)).get(0)).contains("1 to 32 letters");
    assertThat(problems("gates=pid:a.b").get(0)).contains("1 to 32 letters");
    assertThat(problems("gates=pid:a+pid:a").get(0)).contains("names pid:a twice");
    assertThat(problems("gates=htp:admin").get(0))
        .isEqualTo("gates: there is no gate htp:admin; did you mean http?");
    assertThat(problems("gates=deadlock:second"))
        .containsExactly(
            "gates: there can be one gate deadlock only, not deadlock:second: it checks the whole"
                + " JVM, so a second one would only repeat it; accepted is deadlock");
    assertThat(problems("gates=heap:second").get(0)).contains("one gate heap only");
    assertThat(problems("gates=progress:b,gate.progress:b.method=a.B#c").get(0))
        .contains("one gate progress only", "it counts calls by class");
  }

  @Test
  void keysOfANamedGateBelongToItAlone() {
    assertThat(problems("gates=pid:db,gate.pid.file=/a"))
        .containsExactlyInAnyOrder(
            "gate.pid.file=/a (agent option): its gate is not among those chosen",
            "gate.pid:db.file: missing, but required: the file that begins with the number of the"
                + " process; accepted is the path of a file");
    assertThat(problems("gates=pid,gate.pid.file=/a,gate.pid:db.file=/b"))
        .singleElement()
        .asString()
        .startsWith("gate.pid:db.file=/b (agent option): its gate is not among those chosen");
    assertThat(problems("gates=pid:db,gate.pid:db.file=/a,gate.pid:db.intervall=5s"))
        .containsExactly(
            "gate.pid:db.intervall=5s (agent option): no such key; did you mean interval?");
  }

  private static List<GatePlan> read(String argument) throws BadOptionsException {
    return AgentOptions.read(argument, Map.of(), Map.of()).heartbeat().gates().plans();
  }

  private static List<String> problems(String argument) {
    return catchThrowableOfType(
            BadOptionsException.class, () -> AgentOptions.read(argument, Map.of(), Map.of()))
        .problems();
  }
}
