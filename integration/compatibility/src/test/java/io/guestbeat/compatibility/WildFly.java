package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import example.RemoteBeans;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** A WildFly as its start script starts it and its command line stops it. */
final class WildFly {
  private static final String LOG_MANAGER = "org.jboss.logmanager.LogManager";

  private final Jdk jdk;
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  private WildFly(Jdk jdk, Path home) {
    this.jdk = jdk;
    this.home = home;
    environment.put("JAVA_HOME", jdk.home().toString());
    environment.put("JAVA_OPTS", javaOptions(""));
  }

  static WildFly on(Jdk jdk, String version) {
    return new WildFly(jdk, Work.subject("wildfly-" + version));
  }

  /** With this option where every JVM that its scripts start gets it. */
  WildFly withJavaOptions(String option) {
    environment.put("JAVA_OPTS", javaOptions(option));
    return this;
  }

  /** With this option where WildFly itself wants agents. */
  WildFly withModuleOptions(String option) {
    environment.put("MODULE_OPTS", option);
    return this;
  }

  /** Starts it, looks into it, and stops it. */
  WildFlyRun run(Path folder, SimulatedHost host) throws Exception {
    Path base = folder.resolve("standalone");
    Work.copy(home.resolve("standalone"), base);
    int management = Work.freePort();
    try (Program server =
        Work.start(folder, "server", startCommand(base, management), environment)) {
      server.awaitWritten("WFLYSRV0025");
      Path log = base.resolve("log/server.log");
      Wait.until(() -> Work.text(log).contains("WFLYSRV0025"), server::written);
      List<String> local = Foreground.beans(Foreground.jvm(server), host);
      requireOwnLogManager(Foreground.jvm(server));
      List<String> remote = remoteBeans(folder, management, host != null);
      String shutdown = shutdown(folder, management);
      int status = server.awaitExit();
      OwnLog written =
          OwnLog.of(folder, folder.resolve("server.log"), folder.resolve("server.err.log"), log);
      return new WildFlyRun(new Run(status, local, written), remote, shutdown);
    }
  }

  private String javaOptions(String agent) {
    return String.join(" ", jdk.nativeAccess()) + " -Xmx384m -Djava.awt.headless=true " + agent;
  }

  private List<String> startCommand(Path base, int management) {
    return List.of(
        "bash",
        home.resolve("bin/standalone.sh").toString(),
        "-Djboss.server.base.dir=" + base,
        "-Djboss.management.http.port=" + management,
        "-Djboss.management.https.port=0",
        "-Djboss.http.port=0",
        "-Djboss.https.port=0");
  }

  private static void requireOwnLogManager(ProcessHandle jvm) throws Exception {
    try (JmxAccess jmx = JmxAccess.to(jvm.pid())) {
      TabularData properties =
          (TabularData) jmx.read(new ObjectName("java.lang:type=Runtime"), "SystemProperties");
      CompositeData manager = properties.get(new Object[] {"java.util.logging.manager"});
      assertThat(manager.get("value")).isEqualTo(LOG_MANAGER);
    }
  }

  /** Through WildFly's own client. */
  private List<String> remoteBeans(Path folder, int management, boolean ours) throws Exception {
    String classPath =
        home.resolve("bin/client/jboss-client.jar")
            + ":"
            + System.getProperty("guestbeat.applications");
    List<String> command = new ArrayList<>(List.of(Jdk.ofTheBuild().java(), "-cp", classPath));
    command.add(RemoteBeans.class.getName());
    command.add("service:jmx:remote+http://127.0.0.1:" + management);
    if (ours) {
      command.addAll(List.of(Beans.GUEST_STATS, "Available"));
    }
    Program client = Work.run(folder, "client", command, Map.of());
    if (ours) {
      assertThat(client.written()).contains("value Available true");
    }
    List<String> names = lines(client.written(), "mbean ");
    assertThat(names).as(client.written()).hasSizeGreaterThan(1000);
    return Beans.normalised(names);
  }

  /** The command line has the same environment, and so perhaps the agent. */
  private String shutdown(Path folder, int management) throws Exception {
    List<String> command =
        List.of(
            "bash",
            home.resolve("bin/jboss-cli.sh").toString(),
            "--connect",
            "--controller=127.0.0.1:" + management,
            "--command=:shutdown");
    Program cli = Work.run(folder, "cli", command, environment);
    return cli.written();
  }

  private static List<String> lines(String text, String prefix) {
    return Stream.of(text.split("\\R"))
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }
}
