package io.guestbeat.agent.options;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.HostSpec;
import io.guestbeat.insight.pause.PauseSettings;
import io.guestbeat.jmx.JmxControl;
import io.guestbeat.jmx.JmxSettings;
import io.guestbeat.jmx.hoststats.HostStatNames;
import io.guestbeat.monitor.MonitorSettings;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The operator's options, parsed once. Immutable. */
public final class AgentOptions {
  private static final Duration LONGEST_MAX_AGE = Duration.ofSeconds(60);

  static final Key<HostSpec> HOST =
      Key.withDefault(
          "host",
          "auto",
          HostSpec.ACCEPTED,
          "the host to ask: auto finds the one of this machine, over vSockets or through "
              + "VMware's libraries; vsock asks over vSockets only, without asking whose "
              + "machine it is (for tests); vmware asks through VMware's libraries only; "
              + "unix:PATH is a simulator on a Unix socket; simulator is a simulated host "
              + "inside the JVM",
          HostSpec::parse);
  static final Key<Duration> STATS_MAX_AGE =
      Key.withDefault(
          "stats.max-age",
          "1s",
          "a time of 0s to 60s, such as 500ms or 1s",
          "how old statistics may be to be served again without asking the host",
          Parsers.upTo(LONGEST_MAX_AGE));
  static final Key<HostStatNames> STATS_EXTENDED =
      Key.withDefault(
          "stats.extended",
          "off",
          "off, all, or names such as session, host or vscsi scsi0:0, joined by +",
          "which MBeans there are of the host's own pages of statistics, which differ "
              + "between its releases",
          HostStatNames::ofText);
  static final Key<String> JMX_DOMAIN =
      Key.withDefault(
          "jmx.domain",
          "io.guestbeat",
          "a domain of JMX names",
          "the domain of the MBeans' names",
          AgentOptions::domain);
  static final Key<JmxControl> JMX_CONTROL =
      Key.withDefault(
          "jmx.control",
          "heartbeat",
          "read, heartbeat or reset",
          "what may be changed over JMX: nothing (read), the heartbeat, or the heartbeat "
              + "and a reset of the VM",
          Parsers.nameIn(JmxControl.class));
  static final Key<Boolean> HELPERS =
      Key.withDefault(
          "helpers",
          "skip",
          "skip or start",
          "whether Guestbeat starts in the JDK's tools, and in JVMs that only carry an "
              + "order to a server, such as catalina.sh stop",
          Parsers.either("start", "skip"));
  static final Key<LogLevel> LOG =
      Key.withDefault(
          "log",
          "info",
          "off, error, warn, info or debug",
          "how much is logged, to standard error unless there is a log.file",
          Parsers.nameIn(LogLevel.class));
  static final Key<Place> LOG_FILE =
      Key.optional(
          "log.file",
          "the path of a file",
          "the file to write the log to; /dev/stdout and devices are accepted, a named pipe "
              + "will not",
          Place::named);
  static final Key<Path> CONFIG =
      Key.optional(
          "config",
          "the path of a properties file",
          "a file with any of these options, of at most 1 MB",
          Parsers::path);

  /** Every option there is, but those of single gates. */
  public static final List<Key<?>> ALL = all();

  private final HostSpec host;
  private final MonitorSettings monitor;
  private final JmxSettings jmx;
  private final HeartbeatOptions heartbeat;
  private final PauseSettings pauses;
  private final boolean startsInHelpers;
  private final LogLevel logLevel;
  private final Optional<Place> logFile;
  private final Optional<String> warning;

  private AgentOptions(GivenOptions given) {
    host = given.value(HOST);
    heartbeat = new HeartbeatOptions(given);
    String domain = given.value(JMX_DOMAIN);
    JmxControl control = given.value(JMX_CONTROL);
    Duration maxAge = given.value(STATS_MAX_AGE);
    pauses = PauseOptions.read(given);
    HostStatNames hostStats = given.value(STATS_EXTENDED);
    jmx =
        new JmxSettings(domain, control, maxAge, heartbeat.sensitivity()).withHostStats(hostStats);
    monitor =
        new MonitorSettings(
            maxAge,
            AlarmOptions.read(given),
            given.value(AlarmOptions.ADVICE_SUSTAIN),
            Sensitivity.gapToRed());
    startsInHelpers = given.value(HELPERS);
    logLevel = given.value(LOG);
    logFile = given.find(LOG_FILE);
    warning = given.warning();
  }

  /**
   * Reads the options from where they may be given; the earlier wins over the later, and all over
   * the file that {@code config} names.
   *
   * @param argument the agent's argument, {@code key=value,key=value}
   * @param properties the system properties
   * @param environment the environment variables
   * @throws BadOptionsException with every problem there is
   */
  public static AgentOptions read(
      String argument, Map<String, String> properties, Map<String, String> environment)
      throws BadOptionsException {
    GivenOptions given = GivenOptions.read(argument, properties, environment);
    AgentOptions options = new AgentOptions(given);
    given.requireNoProblem();
    return options;
  }

  public HostSpec host() {
    return host;
  }

  public MonitorSettings monitor() {
    return monitor;
  }

  public JmxSettings jmx() {
    return jmx;
  }

  public HeartbeatOptions heartbeat() {
    return heartbeat;
  }

  public PauseSettings pauses() {
    return pauses;
  }

  /**
   * Returns whether a JVM that looks like a tool, or like a helper of a server, is no exception.
   */
  public boolean startsInHelpers() {
    return startsInHelpers;
  }

  public LogLevel logLevel() {
    return logLevel;
  }

  public Optional<Place> logFile() {
    return logFile;
  }

  /** Returns what to warn of that is no reason not to start. */
  public Optional<String> warning() {
    return warning;
  }

  /** Accepts the domain of object names that are no patterns. */
  private static String domain(String text) {
    try {
      Parsers.require(!text.isEmpty() && !new ObjectName(text + ":type=GuestStats").isPattern());
      return text;
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<Key<?>> all() {
    List<Key<?>> all = new ArrayList<>();
    all.add(HOST);
    all.addAll(HeartbeatOptions.ALL);
    all.addAll(GateOptions.ALL);
    all.addAll(PauseOptions.ALL);
    all.addAll(AlarmOptions.ALL);
    all.add(AlarmOptions.ADVICE_SUSTAIN);
    all.addAll(
        Arrays.asList(
            STATS_MAX_AGE,
            STATS_EXTENDED,
            JMX_DOMAIN,
            JMX_CONTROL,
            HELPERS,
            LOG,
            LOG_FILE,
            CONFIG));
    return Collections.unmodifiableList(all);
  }
}
