package io.guestbeat.consumers.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.consumers.Npm;
import io.guestbeat.consumers.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Dockerfiles of examples/containers, read by the linter of editors and by another. */
final class DockerfileLintIT {
  private static final Path FILES =
      Path.of(System.getProperty("guestbeat.root")).resolve("examples/containers").normalize();

  private static final String EDITORS_LINTER =
      """
      const file = require("fs").readFileSync(process.argv[1], "utf8");
      for (const finding of require("dockerfile-utils").validate(file)) {
        console.log(finding.range.start.line + 1 + ": " + finding.message);
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile", "Dockerfile.agent"})
  void lintersFindNothingWrong(String name) throws Exception {
    assertThat(lint(FILES.resolve(name))).isEqualTo("");
  }

  @Test
  void theySeeWhatIsWrong() throws Exception {
    Path broken = folder.resolve("Dockerfile");
    Files.writeString(
        broken,
        Files.readString(FILES.resolve("Dockerfile"))
            .replace(":21-jre", "")
            .replace("ENTRYPOINT", "ENTRYPOINTS")
            .replace("COPY acme.jar /opt/acme/acme.jar", "COPY acme.jar"));

    assertThat(lint(broken))
        .contains("Unknown instruction: ENTRYPOINTS")
        .contains("COPY requires at least two arguments")
        .contains("Base Image Missing");
  }

  /** What both have to say; nothing if they find nothing. */
  private String lint(Path dockerfile) throws Exception {
    Path modules = Npm.install("dockerfile-lint").resolve("node_modules");
    String first =
        Tool.output(
            folder, "editors", List.of("node", "--eval", linterIn(modules), dockerfile.toString()));
    String command = modules.resolve(".bin/dockerfilelint") + " \"$0\" || :";
    String second =
        Tool.output(folder, "lint", List.of("sh", "-c", command, dockerfile.toString()));
    return second.contains("Issues: None found") ? first : first + second;
  }

  private static String linterIn(Path modules) {
    return EDITORS_LINTER.replace("\"dockerfile-utils\"", "\"" + modules + "/dockerfile-utils\"");
  }
}
