package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.conformance.CSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates that look up a name, by a resolver that does not answer. */
class NameLookupTest {
  private static final String UNUSABLE =
      "nothing withheld, [gate-0: unusable: cannot look up app.guestbeat in time]";
  private static final String OPEN = "nothing withheld, []";

  @TempDir private Path folder;

  @Test
  void gatesAreUnusableWhileTheResolverHangsAndOpenOnceItAnswers() throws Exception {
    Surroundings.assumeRuns(List.of("gcc", "--version"));
    Path resolver = CSource.compileLibrary("hanging_resolver.c");
    Path hangs = Files.createFile(folder.resolve("hangs"));
    try (AnsweringServer server = AnsweringServer.with("HTTP/1.1 200 OK")) {
      String address = "app.guestbeat:" + server.port();
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin/java").toString(),
              "-Dsun.net.inetaddr.ttl=0",
              "-cp",
              Surroundings.classesIn(folder).toString(),
              HangingResolver.class.getName(),
              hangs.toString(),
              "tcp address=" + address + ";within=400ms",
              "http url=http://" + address + "/;within=400ms");

      String output =
          Surroundings.output(
              command, Map.of("LD_PRELOAD", "" + resolver, "GUESTBEAT_RESOLVER_HANGS", "" + hangs));

      assertThat(output.lines())
          .containsExactly(
              "hangs: tcp -> " + UNUSABLE,
              "hangs: http -> " + UNUSABLE,
              "answers: tcp -> " + OPEN,
              "answers: http -> " + OPEN,
              // The addresses that were found last serve.
              "hangs again: tcp -> " + OPEN,
              "hangs again: http -> " + OPEN,
              "answers again: tcp -> " + OPEN,
              "answers again: http -> " + OPEN);
    }
  }
}
