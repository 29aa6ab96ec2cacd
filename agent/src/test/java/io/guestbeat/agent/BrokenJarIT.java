package io.guestbeat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the jar, the application runs. */
final class BrokenJarIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;

  @Test
  void aJarWithoutTheHiddenClassesIsOneLineAndNoMore() throws Exception {
    Path jar = copyWithout("inst/io/guestbeat/agent/runtime/");
    try (Program child = ChildJvm.start(JAVA_HOME, List.of("-javaagent:" + jar), Server.class)) {
      child.awaitError("guestbeat: stopped: java.lang.ClassNotFoundException");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).hasSize(1);
    }
  }

  @Test
  void aJarWithoutJnasLibraryIsTheReasonForNoStatistics() throws Exception {
    Path jar = copyWithout("inst/com/sun/jna/linux");
    String agent = "-javaagent:" + jar + "=host=unix:/no/such/socket";
    try (Program child = ChildJvm.start(JAVA_HOME, List.of(agent), Server.class)) {
      child.awaitError("no statistics: the agent's jar has no com/sun/jna/linux-");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).hasSize(1);
    }
  }

  @Test
  void aJarWithoutTheAgentsThreadIsOneLineAndNoMore() throws Exception {
    Path jar = copyWithout("io/guestbeat/agent/AgentThread");
    try (Program child = ChildJvm.start(JAVA_HOME, List.of("-javaagent:" + jar), Server.class)) {
      child.awaitError("guestbeat: not started: java.lang.NoClassDefFoundError");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).hasSize(1);
    }
  }

  private Path copyWithout(String prefix) throws IOException {
    Path copy = folder.resolve("broken.jar");
    try (JarFile whole = new JarFile(ChildJvm.agentJar().toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
      for (JarEntry entry : whole.stream().toList()) {
        if (!entry.getName().startsWith(prefix)) {
          out.putNextEntry(new JarEntry(entry.getName()));
          whole.getInputStream(entry).transferTo(out);
        }
      }
    }
    return copy;
  }
}
