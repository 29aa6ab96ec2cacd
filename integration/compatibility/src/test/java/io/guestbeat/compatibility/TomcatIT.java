package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tomcat, whose start script gives the same options to the JVMs that only stop it. */
final class TomcatIT {
  /** Tomcat 9 on Java 8 looks for tag libraries in every jar of the class path, any agent's too. */
  private static final String SCANNED = "TldScanner.scanJars At least one JAR was scanned";

  static Stream<Jdk> jdks() {
    return Scope.jdks(List.of(8, 11, 17, 21, 25), List.of(8, 25));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tomcatRunsAsWithoutTheAgentInJavaOpts(Jdk jdk) throws Exception {
    Run without = tomcat(jdk, Work.folder("tomcat without " + jdk)).run(null);

    Path folder = Work.folder("tomcat with " + jdk);
    try (SimulatedHost host = new SimulatedHost(folder)) {
      Run with = tomcat(jdk, folder).withJavaOptions(host.agent()).run(host);

      with.requireLike(without, jdk.feature() == 8 ? new String[] {SCANNED} : new String[0]);
      host.requireOrderlyEnd();
    }
    Results.add(
        new Result(
            "Tomcat " + version(jdk), "`JAVA_OPTS`", jdk.feature(), "`catalina.sh start`, `stop`"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void catalinaShVersionPrintsAndSendsNothingOfOurs(Jdk jdk) throws Exception {
    String without = tomcat(jdk, Work.folder("tomcat version without " + jdk)).script("version");

    Path folder = Work.folder("tomcat version with " + jdk);
    try (SimulatedHost host = new SimulatedHost(folder)) {
      Tomcat tomcat = tomcat(jdk, folder).withJavaOptions(host.agent());
      String with = tomcat.script("version");

      assertThat(with.replace(folder.toString(), "")).doesNotContain("guestbeat: ");
      assertThat(with.lines().count()).isEqualTo(without.lines().count());
      host.requireNoHeartbeat();
    }
    Results.add(
        new Result(
            "Tomcat " + version(jdk),
            "`JAVA_OPTS`",
            jdk.feature(),
            "`catalina.sh version`: silent, no heartbeat"));
  }

  private static Tomcat tomcat(Jdk jdk, Path base) throws Exception {
    return Tomcat.on(jdk, version(jdk), base);
  }

  private static String version(Jdk jdk) {
    return Work.version(jdk.feature() < 17 ? "tomcat.java8" : "tomcat");
  }
}
