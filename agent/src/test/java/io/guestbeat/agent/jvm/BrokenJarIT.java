package io.guestbeat.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
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
    Path jar = copyWithout("inst/hidden.jar");
    try (Program child = ChildJvm.start(JAVA_HOME, List.of("-javaagent:" + jar), Server.class)) {
      child.awaitError(
          "guestbeat: stopped: java.io.FileNotFoundException: the agent's jar has no inst/hidden.jar");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).hasSize(1);
    }
  }

  @Test
  void aJarWhoseHiddenClassesAreCutShortIsOneLineAndNoMore() throws Exception {
    Path jar = folder.resolve("cut.jar");
    copy(
        jar,
        (name, bytes) ->
            name.equals("inst/hidden.jar") ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
    try (Program child = ChildJvm.start(JAVA_HOME, List.of("-javaagent:" + jar), Server.class)) {
      child.awaitError("guestbeat: stopped: java.io.IOException: inst/hidden.jar");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).hasSize(1);
    }
  }

  /** Some tools that pack a jar into another compress its entries anew. */
  @Test
  void aJarThatIsPackedAnewByOthersWorks() throws Exception {
    Path jar = folder.resolve("anew.jar");
    copy(jar, (name, bytes) -> bytes);
    String agent = "-javaagent:" + jar + "=host=simulator";
    try (Program child = ChildJvm.start(JAVA_HOME, List.of(agent), Server.class)) {
      child.awaitError("statistics and heartbeat from GuestRPC over simulator");

      assertThat(child.finish()).isZero();
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
    copy(copy, (name, bytes) -> name.startsWith(prefix) ? null : bytes);
    return copy;
  }

  /** Compresses every entry; what is null is left out. */
  private static void copy(Path copy, BiFunction<String, byte[], byte[]> change)
      throws IOException {
    try (JarFile whole = new JarFile(ChildJvm.agentJar().toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
      for (JarEntry entry : whole.stream().toList()) {
        byte[] bytes = change.apply(entry.getName(), whole.getInputStream(entry).readAllBytes());
        if (bytes != null) {
          out.putNextEntry(new JarEntry(entry.getName()));
          out.write(bytes);
        }
      }
    }
  }
}
