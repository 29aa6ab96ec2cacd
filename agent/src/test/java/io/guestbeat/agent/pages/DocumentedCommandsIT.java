package io.guestbeat.agent.pages;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the shell commands of the README and the pages as they stand there, with the built jar, a
 * JVM for {@code PID} and a simulated host. What cannot be run here stands in a list with the
 * reason, and a block that is in neither list fails.
 */
@Tag("thorough")
final class DocumentedCommandsIT {
  /** Beginnings of commands that are not run here, and why. */
  private static final Map<String, String> NOT_RUN = notRun();

  /** Beginnings of blocks that are no commands, and what they are. */
  private static final Map<String, String> TEXTS = texts();

  /** Beginnings of commands that go on until they are ended, and what they write then. */
  private static final Map<String, String> ENDLESS =
      Map.of(
          "java -jar guestbeat.jar top", "cpu used=",
          "guestbeat top", "cpu used=",
          "java -jar guestbeat.jar heartbeat", "STARTED",
          "guestbeat simulate", "ready: guests reach this host");

  @TempDir Path folder;
  private Simulator simulator;
  private ServerSocket database;
  private Program application;

  @BeforeEach
  void prepare() throws Exception {
    simulator = Simulator.builder().build();
    simulator.serve(folder.resolve("host.sock"));
    database = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    String host = "-Dguestbeat.host=unix:" + folder.resolve("host.sock");
    application = ChildJvm.start(Command.JAVA_HOME, List.of(host), Server.class);
    application.endWithin(Duration.ofMinutes(5));
    application.awaitOutput("serving");
    Files.createSymbolicLink(folder.resolve("guestbeat.jar"), ChildJvm.agentJar());
    Path launcher = ChildJvm.agentJar().resolveSibling("guestbeat");
    Files.createSymbolicLink(
        Files.createDirectory(folder.resolve("bin")).resolve("guestbeat"), launcher);
    Files.createDirectory(folder.resolve("classes"));
    Files.writeString(folder.resolve("bad-day.txt"), "at 1s status\n");
    writeApplication();
  }

  @AfterEach
  void end() throws IOException {
    application.close();
    database.close();
    simulator.close();
  }

  @Test
  void everyBlockIsRunOrListedWithTheReason() throws Exception {
    Set<String> seen = new LinkedHashSet<>();
    List<String> unlisted = new ArrayList<>();
    for (DocumentedBlock block : DocumentedBlock.all()) {
      String text = key(TEXTS, block.beginning());
      if (text != null) {
        seen.add(text);
      } else if (!DocumentedJavaIT.isJava(block)) {
        for (String command : block.commands()) {
          String reason = key(NOT_RUN, command);
          if (reason != null) {
            seen.add(reason);
          } else if (!isRunnable(command)) {
            unlisted.add(block.page() + ": " + command);
          }
        }
      }
    }

    assertThat(unlisted).describedAs("neither run nor listed").isEmpty();
    Set<String> listed = new LinkedHashSet<>(NOT_RUN.keySet());
    listed.addAll(TEXTS.keySet());
    listed.removeAll(seen);
    assertThat(listed).describedAs("listed, and on no page").isEmpty();
  }

  @Test
  void theCommandsWorkAsTheyAreDocumented() throws Exception {
    Set<String> commands = new LinkedHashSet<>();
    for (DocumentedBlock block : DocumentedBlock.all()) {
      if (key(TEXTS, block.beginning()) == null && !DocumentedJavaIT.isJava(block)) {
        block.commands().stream()
            .filter(command -> key(NOT_RUN, command) == null)
            .map(this::here)
            .forEach(commands::add);
      }
    }
    assertThat(commands).hasSizeGreaterThan(15);

    for (String command : commands) {
      run(command);
    }

    // Of equal lines on two pages one is run, so that the last to attach may not have detached.
    assertThat(application.finish()).isZero();
    assertThat(simulator.ha().isEnabled()).isFalse();
    assertThat(simulator.ha().resets()).isZero();
  }

  private static boolean isRunnable(String command) {
    return command.matches("(java|javac|guestbeat|source) .*");
  }

  /** The command with what it names put where it is here. */
  private String here(String command) {
    String host = "unix:" + folder.resolve("host.sock");
    String here =
        command
            .replace("/path/to/guestbeat.jar", "guestbeat.jar")
            .replace("localhost:5432", "localhost:" + database.getLocalPort())
            .replace(" --check-pid /run/postgresql/16-main.pid", "")
            .replace("/tmp/host.sock", folder.resolve("other.sock").toString())
            .replace("classes:...", "classes:application.jar")
            .replace("com.acme.Main", "example.Server")
            .replaceAll("\\b(PID|4711)\\b", Long.toString(application.pid()));
    boolean asksTheHost =
        here.matches(".*guestbeat(\\.jar)? (stats|appmonitor|heartbeat)\\b.*")
            || here.matches("(java -jar guestbeat.jar|guestbeat) top");
    return asksTheHost ? here + " --host " + host : here;
  }

  private void run(String command) throws Exception {
    String marker = key(ENDLESS, command);
    if (command.matches(".* attach \\d+.*")) {
      // The one before has left it.
      run("java -jar guestbeat.jar detach " + application.pid(), null, false);
    }
    run(command, marker == null ? null : ENDLESS.get(marker), true);
  }

  private void run(String command, String marker, boolean mustWork) throws Exception {
    try (Program program =
        ProgramBuilder.of("bash", "-c", "exec 2>&1; " + command)
            .in(folder)
            .with("JAVA_HOME", Command.JAVA_HOME.toString())
            .with("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
            .with("GUESTBEAT_HOST", "unix:" + folder.resolve("host.sock"))
            .withPath(Command.JAVA_HOME.resolve("bin"))
            .withPath(folder.resolve("bin"))
            .within(Duration.ofMinutes(2))
            .start()) {
      program.endInput();
      if (marker != null) {
        program.awaitWritten(marker);
        program.descendants().forEach(ProcessHandle::destroy);
        program.terminate();
      }
      int status = program.awaitExit();
      if (marker == null && mustWork) {
        assertThat(status).describedAs("%s:%n%s", command, program.written()).isZero();
      }
      assertThat(program.written()).describedAs(command).doesNotContain("not started:");
    }
  }

  private static String key(Map<String, String> beginnings, String text) {
    return beginnings.keySet().stream().filter(text::startsWith).findFirst().orElse(null);
  }

  /** The application that the pages speak of: it ends with its input. */
  private void writeApplication() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Server.class.getName());
    for (String name : List.of("your-application.jar", "application.jar", "acme.jar")) {
      try (JarOutputStream jar =
          new JarOutputStream(Files.newOutputStream(folder.resolve(name)), manifest)) {
        String entry = "example/Server.class";
        jar.putNextEntry(new ZipEntry(entry));
        try (InputStream in = Server.class.getResourceAsStream("/" + entry)) {
          in.transferTo(jar);
        }
      }
    }
    String orders = documented("docs/heartbeat.md: package com.acme;");
    Path source = folder.resolve("com/acme/OrdersGate.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, orders);
    Path services = Files.createDirectories(folder.resolve("classes/META-INF/services"));
    Files.writeString(services.resolve("io.guestbeat.gate.HeartbeatGate"), "com.acme.OrdersGate\n");
  }

  private static String documented(String beginning) throws IOException {
    return DocumentedBlock.all().stream()
        .filter(block -> block.beginning().equals(beginning))
        .map(DocumentedBlock::text)
        .collect(joining());
  }

  private static Map<String, String> notRun() {
    Map<String, String> list = new LinkedHashMap<>();
    list.put("examples/demo.sh", "DemoIT of the module examples runs it");
    list.put("mvn ", "it is the build that runs this test");
    list.put("jconsole ", "it needs a display; JConsoleIT of the module consumers has one");
    list.put("java -cp 'examples/target", "SamplesIT of the module examples runs the samples");
    list.put("ln -s ", "it writes to /usr/local; LauncherIT runs the launcher through a link");
    list.put("sudo ", "it changes the machine; SystemdUnitIT runs the unit");
    list.put("journalctl ", "it shows what systemd has started");
    list.put("guestbeat top 4711", "it needs a JVM with Guestbeat; TopJvmIT has one");
    list.put(
        "guestbeat top app1.example.com",
        "it needs a JVM of another machine; TopJvmIT has addresses");
    list.put("guestbeat report", "it needs a dry run; DryRunIT makes some");
    list.put("guestbeat top --domain", "it needs a JVM with that domain; TopJvmIT has one");
    list.put("guestbeat completion > /etc", "it writes to /etc; CompletionIT uses the completion");
    list.put("integration/compatibility/run.sh", "it tries real servers for most of an hour");
    list.put(
        "examples/containers/allow-vsock.sh",
        "it needs jq and an engine's profile; AllowVsockIT has them");
    list.put("install -d", "it holds every JVM of the machine; BrakeIT has a file of its own");
    list.put("echo 'the gate http is wrong'", "the same");
    list.put("rm /run/guestbeat/suspend", "the same");
    list.put("docker ", "it needs Docker; ContainerIT runs the image with Podman");
    list.put("podman ", "it needs Podman; ContainerIT runs it");
    list.put("java -XX:StartFlightRecording", "it writes to /tmp; FlightRecorderIT records");
    list.put("jcmd PID JFR.", "they write to /tmp; FlightRecorderIT records");
    list.put("jfr print", "it prints what the line before has written");
    list.put("benchmarks/", "they measure for minutes on a machine that does nothing else");
    list.put("jcmd PID GC.heap_dump", "it writes a heap to /var/tmp");
    list.put("sed ", "they change ready files; the module consumers tries those");
    list.put("cp examples/jolokia", "it writes to /etc; JolokiaIT runs the files");
    list.put("java -javaagent:jolokia.jar", "it needs Jolokia; JolokiaIT has it");
    list.put("curl ", "it asks a server that an earlier line has started");
    list.put("java -jar jmxfetch.jar", "it needs Datadog's jmxfetch; JmxFetchIT has it");
    list.put(
        "java -javaagent:opentelemetry", "it needs OpenTelemetry's agent; OpenTelemetryIT has it");
    list.put("java -javaagent:jmx_prometheus", "it needs jmx_exporter; RulesIT has it");
    list.put("java -cp jmx_prometheus", "it needs jmx_exporter and WildFly");
    list.put("promtool ", "it needs Prometheus; RulesIT has it");
    list.put("prometheus ", "it needs Prometheus; FleetIT has it");
    list.put("(echo 'jmxUrl", "it writes the file for WildFly");
    list.put("gcc ", "GuestLibraryConformanceTest compiles the preload");
    list.put(
        "export GUESTBEAT_STANDIN_HOST", "it needs open-vm-tools; ToolboxConformanceTest has them");
    list.put("LD_PRELOAD=", "it needs open-vm-tools; ToolboxConformanceTest has them");
    return list;
  }

  private static Map<String, String> texts() {
    Map<String, String> list = new LinkedHashMap<>();
    list.put("README.md: guestbeat top  process", "a picture; TopJvmIT compares it");
    list.put("docs/hosts.md: your JVM", "a drawing");
    list.put("docs/architecture.md: agent/", "a drawing");
    list.put("docs/advice.md: GB-MEM-05", "an advice");
    list.put("docs/alarms.md: stolen CRITICAL", "an alarm");
    list.put(
        "docs/attaching.md: $ ", "a session with processes of its own; AttachCommandIT runs list");
    list.put(
        "docs/command-line.md: $ guestbeat heartbeat",
        "a session in a terminal; HeartbeatMenuIT types it");
    list.put("docs/command-line.md: > clients", "a prompt; SimulateIT types it");
    list.put(
        "docs/command-line.md: $ guestbeat report",
        "a session with processes of its own; DryRunIT has some");
    list.put("docs/command-line.md: guestbeat top  process", "a picture; TopJvmIT compares it");
    list.put("docs/command-line.md: $ cat incident.txt", "a script; SimulateIT runs it");
    list.put(
        "docs/command-line.md: $ guestbeat simulate",
        "sessions of minutes; SimulateIT runs shorter ones");
    list.put(
        "docs/flight-recorder.md: <event", "settings of the recorder; FlightRecorderIT uses them");
    list.put("docs/heartbeat.md: gates=", "options");
    list.put("docs/heartbeat.md: heartbeat SPARED", "lines of the log; DryRunIT awaits them");
    list.put("docs/pauses.md: 20", "a line of the log");
    list.put("docs/heartbeat.md: CATALINA_OPTS=", "a line of Tomcat's script");
    list.put("docs/heartbeat.md: JAVA_OPTS=", "a line of WildFly's script");
    list.put(
        "docs/heartbeat.md: [Service]", "lines of units; SystemdDropInIT runs the ready files");
    list.put("docs/heartbeat.md: escalation.command=", "an option and its script");
    list.put("docs/monitoring-tools.md: $ check_guestbeat", "a session; NagiosIT runs the plugin");
    list.put("docs/prometheus.md: inhibit_rules:", "a part of Alertmanager's settings");
    list.put(
        "docs/security.md: # jmxremote.access",
        "files and options of a JVM; RemoteRolesIT uses them");
    list.put("docs/security.md: permission ", "permissions; SecurityManagerIT uses them");
    list.put("docs/security.md: -XX:+DisableAttachMechanism", "options and a file");
    list.put("docs/simulator.md: # A fast cluster", "a profile; ProfileTest reads it");
    list.put("docs/troubleshooting.md: grant ", "a policy; SecurityManagerIT uses it");
    return list;
  }
}
