package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Spring Boot application, run from its fat jar. */
final class SpringBootIT {
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  static Stream<Jdk> jdks() {
    return Scope.jdks(List.of(17, 21, 25), List.of(25));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aSpringBootApplicationRunsAsWithoutTheAgent(Jdk jdk) throws Exception {
    Foreground.requireAlike("spring", jdk, (folder, host) -> run(jdk, folder, host));

    Results.add(
        new Result(
            "Spring Boot " + Work.version("spring-boot"),
            "`-javaagent`",
            jdk.feature(),
            "a request answered; ended by SIGTERM"));
  }

  private static Run run(Jdk jdk, Path folder, SimulatedHost host) throws Exception {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(jdk.nativeAccess());
    if (host != null) {
      command.add(host.agent());
    }
    command.addAll(List.of("-jar", System.getProperty("guestbeat.spring.jar")));
    command.addAll(List.of("--server.address=127.0.0.1", "--server.port=0"));
    return Foreground.run(
        folder, command, Map.of(), List.of("Started Shop in"), host, SpringBootIT::orderAndStop);
  }

  private static void orderAndStop(Program application) throws Exception {
    Matcher port = PORT.matcher(application.written());
    assertThat(port.find()).isTrue();
    assertThat(Http.get(Integer.parseInt(port.group(1)), "/order")).isEqualTo("one coffee");
    application.terminate();
  }
}
