package io.guestbeat.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.jmx.JmxControl;
import io.guestbeat.settings.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AgentOptionsTest {
  @TempDir Path folder;

  @Test
  void hasTheseKeysInAllTheirSpellings() {
    assertThat(AgentOptions.ALL)
        .extracting(Key::name)
        .containsExactly(
            "host",
            "heartbeat",
            "heartbeat.name",
            "heartbeat.interval",
            "heartbeat.grace",
            "heartbeat.withhold-after",
            "heartbeat.reset",
            "heartbeat.reset-budget",
            "heartbeat.sensitivity",
            "on-exit",
            "on-exit.timeout",
            "evidence.dir",
            "escalation.command",
            "escalation.command.timeout",
            "gates",
            "gate.path",
            "pause.min",
            "pause.tick",
            "alarm.stolen.warning",
            "alarm.stolen.critical",
            "alarm.stolen.clear",
            "alarm.stolen.sustain",
            "alarm.ballooned.warning",
            "alarm.ballooned.critical",
            "alarm.ballooned.clear",
            "alarm.ballooned.sustain",
            "alarm.swapped.warning",
            "alarm.swapped.critical",
            "alarm.swapped.clear",
            "alarm.swapped.sustain",
            "alarm.cpu-limit.warning",
            "alarm.cpu-limit.critical",
            "alarm.cpu-limit.clear",
            "alarm.cpu-limit.sustain",
            "alarm.reservation-gap.warning",
            "alarm.reservation-gap.critical",
            "alarm.reservation-gap.clear",
            "alarm.reservation-gap.sustain",
            "alarm.pauses.warning",
            "alarm.pauses.critical",
            "alarm.pauses.sustain",
            "alarm.session-change.warning",
            "alarm.session-change.critical",
            "alarm.session-change.sustain",
            "advice.sustain",
            "stats.max-age",
            "stats.extended",
            "jmx.domain",
            "jmx.control",
            "helpers",
            "log",
            "log.file",
            "config");
    assertThat(AgentOptions.ALL)
        .allSatisfy(
            option -> {
              assertThat(OptionName.property(option.name()))
                  .isEqualTo("guestbeat." + option.name());
              assertThat(OptionName.environment(option.name()))
                  .isEqualTo(
                      "GUESTBEAT_"
                          + option.name().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
            });
  }

  @Test
  void takesCustomValuesOfTheSensitivity() throws Exception {
    AgentOptions options = read("heartbeat.sensitivity=custom:45s/3m,heartbeat=on");

    assertThat(options.jmx().sensitivity()).hasToString("custom:45s/3m/3/1h");
    assertThat(options.jmx().sensitivity().gapToReset()).isEqualTo(Duration.ofSeconds(75));
  }

  @Test
  void hasTheseDefaults() throws Exception {
    AgentOptions options = read("");

    assertThat(options.host()).hasToString("auto");
    assertThat(options.jmx().domain()).isEqualTo("io.guestbeat");
    assertThat(options.jmx().control()).isEqualTo(JmxControl.HEARTBEAT);
    assertThat(options.jmx().maxAge()).isEqualTo(Duration.ofSeconds(1));
    assertThat(options.jmx().hostStats()).hasToString("off");
    assertThat(options.startsInHelpers()).isFalse();
    assertThat(options.logLevel()).isEqualTo(LogLevel.INFO);
    assertThat(options.logFile()).isEmpty();
    assertThat(options.heartbeat().settings().mode()).isEqualTo(HeartbeatMode.OFF);
    assertThat(options.heartbeat().settings().interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.heartbeat().settings().grace()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.heartbeat().settings().withholdAfter()).isZero();
    assertThat(options.heartbeat().resetsAtOnce()).isFalse();
    assertThat(options.heartbeat().resetBudget()).hasToString("2/1h");
    assertThat(options.heartbeat().sensitivity()).isEqualTo(Sensitivity.HIGH);
    assertThat(options.heartbeat().disablesOnExit()).isTrue();
    assertThat(options.heartbeat().evidenceFolder())
        .isEqualTo(Path.of("/var/tmp/guestbeat-" + System.getProperty("user.name")));
    assertThat(options.heartbeat().command()).isEmpty();
    assertThat(options.heartbeat().commandTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.heartbeat().gates()).hasToString("deadlock");
    assertThat(options.pauses().min()).isEqualTo(Duration.ofMillis(250));
    assertThat(options.pauses().tick()).isEqualTo(Duration.ofMillis(100));
    assertThat(options.monitor().adviceSustain()).isEqualTo(Duration.ofMinutes(1));
    assertThat(AgentOptions.CONFIG.defaultValue()).isEmpty();
  }

  @Test
  void takesEveryKeyFromTheAgentsArgument() throws Exception {
    AgentOptions options =
        read(
            "host=unix:/run/a=b,heartbeat=on,stats.max-age=500ms,jmx.domain=my.domain,"
                + "jmx.control=reset,log=debug,log.file=/var/log/guestbeat.log");

    assertThat(options.host()).hasToString("unix:/run/a=b");
    assertThat(options.jmx().domain()).isEqualTo("my.domain");
    assertThat(options.jmx().control()).isEqualTo(JmxControl.RESET);
    assertThat(options.jmx().maxAge()).isEqualTo(Duration.ofMillis(500));
    assertThat(options.logLevel()).isEqualTo(LogLevel.DEBUG);
    assertThat(options.logFile().flatMap(Place::path)).contains(Path.of("/var/log/guestbeat.log"));
  }

  @Test
  void prefersTheArgumentToPropertiesToTheEnvironmentToTheFile() throws Exception {
    Path file = file("host=unix:/file\nlog=error\njmx.domain=file\nstats.max-age=9s\n");

    AgentOptions options =
        AgentOptions.read(
            "host=unix:/argument,config=" + file,
            Map.of("guestbeat.host", "unix:/property", "guestbeat.log", "warn", "java.home", "/"),
            Map.of(
                "GUESTBEAT_HOST", "unix:/environment",
                "GUESTBEAT_LOG", "off",
                "GUESTBEAT_JMX_DOMAIN", "environment",
                "HOME", "/root"));

    assertThat(options.host()).hasToString("unix:/argument");
    assertThat(options.logLevel()).isEqualTo(LogLevel.WARN);
    assertThat(options.jmx().domain()).isEqualTo("environment");
    assertThat(options.jmx().maxAge()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void reportsAllProblemsTogetherWithKeyValueAndWhatIsAccepted() throws Exception {
    Path file = file("gate=deadlock\nconfig=other\n");

    List<String> problems =
        problems(
            "colour=red,simulator,stats.max-age=61s,log=info,log=warn",
            Map.of("guestbeat.jmx.control", "all", "guestbeat.hots", "auto"),
            Map.of("GUESTBEAT_HOST", "esx", "GUESTBEAT_CONFIG", "" + file));

    String keys =
        "ccepted are "
            + AgentOptions.ALL.stream()
                .map(Key::name)
                .filter(key -> !key.startsWith("alarm."))
                .collect(Collectors.joining(", "))
            + ", alarm.NAME.KEY and gate.NAME.KEY";
    assertThat(problems)
        .containsExactlyInAnyOrder(
            "colour=red (agent option): no such option; a" + keys,
            "simulator (agent option): accepted is key=value, with a key of "
                + keys.substring("ccepted are ".length())
                + "; several values are joined by +, and a value with a comma is given as a system"
                + " property, as an environment variable or in a file",
            "log=warn (agent option): given twice; accepted is one value",
            "stats.max-age=61s (agent option): accepted is a time of 0s to 60s, such as 500ms or"
                + " 1s",
            "guestbeat.hots=auto (system property): no such option; did you mean host?",
            "guestbeat.jmx.control=all (system property): accepted is read, heartbeat or reset",
            "GUESTBEAT_HOST=esx (environment variable): is not a host; accepted is auto, vsock,"
                + " unix:PATH, vmware or simulator",
            "gate (file " + file + "): no such option; did you mean gates?",
            "config=other (file " + file + "): a file names no other file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host=",
        "host=unix:",
        "heartbeat=yes",
        "heartbeat.interval=999ms",
        "heartbeat.interval=26s",
        "heartbeat.grace=2h",
        "heartbeat.withhold-after=1",
        "heartbeat.reset=yes",
        "heartbeat.reset-budget=2",
        "heartbeat.sensitivity=custom",
        "heartbeat.sensitivity=custom:0s",
        "heartbeat.sensitivity=custom:45",
        "heartbeat.sensitivity=custom:45s/3m/-1",
        "heartbeat.sensitivity=custom:45s/3m/5/0s",
        "heartbeat.sensitivity=custom:45s/3m/5/12h/1",
        "on-exit=stop",
        "evidence.dir=",
        "escalation.command=",
        "escalation.command.timeout=0s",
        "gates=",
        "gates=deadlock+deadlock",
        "gates=Deadlock",
        "gate.deadlock.interval=0s",
        "gate.deadlock.failures=0",
        "gate.heap.used=98%",
        "pause.min=49ms",
        "pause.min=11s",
        "pause.tick=9ms",
        "pause.tick=1001ms",
        "alarm.stolen.warning=0",
        "alarm.stolen.warning=-1",
        "alarm.stolen.warning=5MB",
        "alarm.stolen.clear=off",
        "alarm.stolen.sustain=25h",
        "alarm.stolen.when=now",
        "alarm.steal.warning=5",
        "alarm.pauses.warning=5",
        "alarm.pauses.clear=5s",
        "advice.sustain=60",
        "stats.max-age=1",
        "stats.max-age=-1s",
        "stats.max-age=1h",
        "jmx.domain=",
        "jmx.domain=a*",
        "jmx.domain=a:b",
        "jmx.control=READ",
        "log=trace",
        "log.file=",
        "config=/no/such/file"
      })
  void refusesWhatItDoesNotAccept(String option) {
    List<String> problems = problems(option, Map.of(), Map.of());

    assertThat(problems).singleElement().asString().startsWith(option + " (agent option): ");
  }

  @ParameterizedTest
  @CsvSource({
    "heartbeet=on, heartbeat",
    "interval=10s, heartbeat.interval",
    "gate.http.ulr=x, gate.http.url",
    "gate.htpp.url=x, gate.http.url",
    "alarm.stolen.warnin=5, alarm.stolen.warning",
    "http.url=http://a/, gate.http.url",
    "On-Exit=leave, on-exit"
  })
  void asksWhatWasMeant(String option, String meant) {
    String url = option.startsWith("gate.http") ? "gate.http.url=http://a/," : "";
    List<String> problems = problems("gates=http," + url + option, Map.of(), Map.of());

    assertThat(problems)
        .filteredOn(problem -> problem.contains("did you mean"))
        .singleElement()
        .asString()
        .containsAnyOf("did you mean " + meant + "?", "did you mean " + lastOf(meant) + "?");
  }

  /** A gate knows its own keys only. */
  private static String lastOf(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private static AgentOptions read(String argument) throws BadOptionsException {
    return AgentOptions.read(argument, Map.of(), Map.of());
  }

  private static List<String> problems(
      String argument, Map<String, String> properties, Map<String, String> environment) {
    return catchThrowableOfType(
            BadOptionsException.class, () -> AgentOptions.read(argument, properties, environment))
        .problems();
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("guestbeat.properties"), text);
  }
}
