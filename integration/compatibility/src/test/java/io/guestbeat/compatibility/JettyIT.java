package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jetty, started and stopped through its start.jar, with the same options for either. */
final class JettyIT {
  private static final Path HOME = Work.subject("jetty-home-" + Work.version("jetty"));

  static Stream<Jdk> jdks() {
    return Scope.jdks(List.of(17, 21, 25), List.of(21));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void jettyRunsAsWithoutTheAgent(Jdk jdk) throws Exception {
    Foreground.requireAlike("jetty", jdk, (folder, host) -> run(jdk, folder, host));

    Results.add(
        new Result(
            "Jetty " + Work.version("jetty"),
            "`-javaagent`, also with `start.jar --stop`",
            jdk.feature(),
            "`start.jar --stop`: silent"));
  }

  private static Run run(Jdk jdk, Path base, SimulatedHost host) throws Exception {
    prepare(base);
    List<String> java = new ArrayList<>(List.of(jdk.java()));
    java.addAll(jdk.nativeAccess());
    if (host != null) {
      java.add(host.agent());
    }
    java.addAll(List.of("-jar", HOME.resolve("start.jar").toString()));
    String[] stopAt = {"STOP.PORT=" + Work.freePort(), "STOP.KEY=enough", "STOP.WAIT=30"};
    List<String> start = new ArrayList<>(java);
    start.addAll(List.of("jetty.http.host=127.0.0.1", "jetty.http.port=0"));
    start.addAll(Arrays.asList(stopAt));
    List<String> stop = new ArrayList<>(java);
    stop.add("--stop");
    stop.addAll(Arrays.asList(stopAt));
    return Foreground.run(
        base, start, Map.of(), List.of("Started oejs.Server"), host, jetty -> stop(base, stop));
  }

  private static void stop(Path base, List<String> command) throws Exception {
    Program stop = Work.run(base, "stop", command, Map.of());

    assertThat(stop.awaitExit()).isZero();
    assertThat(stop.written()).doesNotContain("guestbeat: ");
  }

  private static void prepare(Path base) throws IOException {
    Files.createDirectories(base.resolve("webapps"));
    Files.createDirectories(base.resolve("start.d"));
    Files.writeString(
        base.resolve("start.d/suite.ini"),
        "--module=server\n--module=http\n--module=core-deploy\n");
  }
}
