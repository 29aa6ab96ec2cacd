package io.guestbeat.cli.option;

import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.gates.BuiltInGate;
import io.guestbeat.heartbeat.gates.GateName;
import io.guestbeat.heartbeat.gates.GatePlan;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options for the checks of a program. */
public final class ChecksOption {
  /** By so much a check is given up later than it should have ended by itself. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--check-tcp",
      paramLabel = "HOST:PORT",
      description = "this port accepts connections")
  private List<String> tcp = new ArrayList<>();

  @Option(
      names = "--check-http",
      paramLabel = "URL",
      description = "the page answers with a status of 200 to 399")
  private List<String> http = new ArrayList<>();

  @Option(
      names = "--check-command",
      paramLabel = "COMMAND",
      description = "the command ends with exit status 0; it is run without a shell")
  private List<String> commands = new ArrayList<>();

  @Option(
      names = "--check-file",
      paramLabel = "PATH",
      description = "the file exists and, with --max-age, changes")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--check-pid",
      paramLabel = "FILE",
      description = "the process runs that the number at the start of the file names")
  private List<String> pids = new ArrayList<>();

  @Option(
      names = "--check-interval",
      paramLabel = "TIME",
      description = "time from one check to the next; default: 10s")
  @TimeBounds(from = "100ms", to = "1h")
  private Duration interval;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "how long a check may take; default: 3s, for a command 4s")
  @TimeBounds(from = "100ms", to = "5m")
  private Duration timeout;

  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      description = "how recently the file of --check-file must have changed")
  @TimeBounds(from = "1s", to = "1000h")
  private Duration maxAge;

  private Integer retries;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "how often a failed check is repeated before it counts; default: 2")
  void setRetries(String text) {
    if (!text.matches("[0-9]{1,4}")) {
      throw misuse("--retries " + text + ": accepted is a whole number of 0 to 9999");
    }
    retries = Integer.valueOf(text);
  }

  /**
   * The checks.
   *
   * @throws ParameterException that names the first that is not accepted
   */
  public List<GatePlan> checks() {
    List<GatePlan> checks = new ArrayList<>();
    tcp.forEach(address -> checks.add(within(checks, BuiltInGate.TCP, "address", address)));
    http.forEach(url -> checks.add(within(checks, BuiltInGate.HTTP, "url", url)));
    commands.forEach(line -> checks.add(within(checks, BuiltInGate.COMMAND, "run", line)));
    Map<String, String> age = orNone("max-age", maxAge);
    files.forEach(path -> checks.add(check(checks, BuiltInGate.FILE, "path", path, age)));
    pids.forEach(
        file -> checks.add(check(checks, BuiltInGate.PID, "file", file, Collections.emptyMap())));
    if (checks.isEmpty() && (interval != null || timeout != null || retries != null)) {
      throw misuse("--check-interval, --timeout and --retries need a check, such as --check-tcp");
    }
    if (files.isEmpty() && maxAge != null) {
      throw misuse("--max-age needs --check-file");
    }
    return checks;
  }

  /** A check by a gate that ends its check itself. */
  private GatePlan within(List<GatePlan> others, BuiltInGate gate, String key, String value) {
    return check(others, gate, key, value, orNone("within", timeout));
  }

  private GatePlan check(
      List<GatePlan> others,
      BuiltInGate gate,
      String key,
      String value,
      Map<String, String> otherKeys) {
    Map<String, String> keys = new TreeMap<>(otherKeys);
    keys.put(key, value);
    long before = others.stream().filter(plan -> plan.name().kind().equals(gate.text())).count();
    try {
      return new GatePlan(GateName.numbered(gate, (int) before + 1), settings(gate), keys)
          .requireValid();
    } catch (IllegalArgumentException e) {
      // It begins with the key, which has another name here.
      throw misuse("--check-" + gate + " " + e.getMessage().substring(key.length() + 1));
    }
  }

  private GateSettings settings(BuiltInGate gate) {
    GateSettings defaults = gate.defaults();
    GateSettings wanted =
        GateSettings.every(interval == null ? defaults.interval() : interval)
            .within(timeout == null ? defaults.timeout() : timeout.plus(MARGIN));
    return wanted.closingAfter(
        retries == null ? defaults.failures() : retries + 1, defaults.successes());
  }

  private static Map<String, String> orNone(String key, Duration value) {
    return value == null
        ? Collections.emptyMap()
        : Collections.singletonMap(key, DurationText.of(value));
  }

  private ParameterException misuse(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
