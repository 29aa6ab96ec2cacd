package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Tomcat as its start script starts it, in the background, and stops it. */
final class Tomcat {
  private final Path home;
  private final Path base;
  private final Path pidFile;
  private final Map<String, String> environment = new HashMap<>();
  private final Jdk jdk;

  private Tomcat(Jdk jdk, Path home, Path base) {
    this.jdk = jdk;
    this.home = home;
    this.base = base;
    this.pidFile = base.resolve("tomcat.pid");
  }

  static Tomcat on(Jdk jdk, String version, Path base) throws IOException {
    Tomcat tomcat = new Tomcat(jdk, Work.subject("apache-tomcat-" + version), base);
    tomcat.prepare();
    return tomcat.withJavaOptions("");
  }

  /** With this option where every JVM that its script starts gets it. */
  Tomcat withJavaOptions(String option) {
    environment.put("JAVA_OPTS", String.join(" ", jdk.nativeAccess()) + " " + option);
    return this;
  }

  /** Starts it, looks into it, and stops it. */
  Run run(SimulatedHost host) throws Exception {
    script("start");
    ProcessHandle jvm =
        ProcessHandle.of(Long.parseLong(Files.readString(pidFile).trim())).orElseThrow();
    try {
      Path out = base.resolve("logs/catalina.out");
      Wait.until(() -> Work.text(out).contains("Server startup in"), () -> Work.text(out));
      List<String> beans = Foreground.beans(jvm, host);
      String stop = script("stop");
      Wait.until(() -> !jvm.isAlive(), () -> "it runs on; the script said " + stop);

      assertThat(stop).as("what catalina.sh stop prints").doesNotContain("guestbeat: ");
      return new Run(0, beans, OwnLog.of(base, logs()));
    } finally {
      jvm.destroyForcibly();
    }
  }

  /** Runs the start script with this order, to its good end; what it prints. */
  String script(String order) throws Exception {
    List<String> command = List.of("bash", home.resolve("bin/catalina.sh").toString(), order);
    Program script = Work.run(base, "catalina-" + order, command, environment);
    assertThat(script.awaitExit()).as(script.written()).isZero();
    return script.written();
  }

  private Path[] logs() throws IOException {
    try (Stream<Path> files = Files.list(base.resolve("logs"))) {
      List<Path> found = new ArrayList<>(files.filter(Files::isRegularFile).toList());
      assertThat(found)
          .anyMatch(file -> file.getFileName().toString().matches("catalina\\.\\d.*log"));
      return found.toArray(Path[]::new);
    }
  }

  private void prepare() throws IOException {
    Work.copy(home.resolve("conf"), base.resolve("conf"));
    Work.copy(home.resolve("webapps/ROOT"), base.resolve("webapps/ROOT"));
    Files.createDirectories(base.resolve("logs"));
    Files.createDirectories(base.resolve("temp"));
    Path server = base.resolve("conf/server.xml");
    Files.writeString(
        server,
        Files.readString(server)
            .replace("port=\"8005\"", "port=\"" + Work.freePort() + "\"")
            .replace("port=\"8080\"", "address=\"127.0.0.1\" port=\"" + Work.freePort() + "\""));
    environment.put("JAVA_HOME", jdk.home().toString());
    environment.put("CATALINA_HOME", home.toString());
    environment.put("CATALINA_BASE", base.toString());
    environment.put("CATALINA_PID", pidFile.toString());
  }
}
