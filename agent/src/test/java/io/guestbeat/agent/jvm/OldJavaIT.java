package io.guestbeat.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import example.Greeting;
import example.OldJava;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.TestJar;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a JVM that is too old makes of the real jar, as far as a newer one can show. */
final class OldJavaIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#all";
  private static final int JAVA_6 = 50;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void aJvmThatSaysItIsJava7ReadsOneLineAndRunsTheApplication(Path javaHome) throws Exception {
    List<String> jvm =
        List.of("-javaagent:" + TestJar.agentOf(OldJava.class, folder), agent("heartbeat=on"));
    try (Program child = ChildJvm.start(javaHome, jvm, Greeting.class)) {

      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("hello");
      assertThat(child.errors())
          .singleElement()
          .asString()
          .endsWith(" guestbeat: not started: it needs Java 8 or newer, and this is Java 1.7.0_80");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void nothingIsLoadedBeforeTheVersionIsKnownButWhatJava6CanLoad(Path javaHome) throws Exception {
    List<String> jvm = new ArrayList<>(List.of("-verbose:class"));
    jvm.addAll(List.of("-javaagent:" + TestJar.agentOf(OldJava.class, folder), agent("")));
    try (Program child = ChildJvm.start(javaHome, jvm, Greeting.class)) {
      child.finish();

      assertThat(child.output())
          .contains("hello")
          .filteredOn(line -> line.contains("io.guestbeat.") && line.contains("oad"))
          .extracting(line -> line.replaceAll(".*(io\\.guestbeat\\.[A-Za-z.]+).*", "$1"))
          .containsExactly("io.guestbeat.agent.AgentEntry", "io.guestbeat.agent.StandardError");
    }
    assertThat(classFileVersion("AgentEntry")).isEqualTo(JAVA_6);
    assertThat(classFileVersion("StandardError")).isEqualTo(JAVA_6);
  }

  /** Compilers from JDK 20 on have forgotten Java 7. */
  @Test
  @EnabledForJreRange(max = JRE.JAVA_19)
  void theFirstClassesNeedNothingThatJava7LacksNeitherOfItsLibraryNorItsLanguage() {
    Path root = Path.of(System.getProperty("guestbeat.root"));
    Path sources = root.resolve("agent/src/main/java/io/guestbeat/agent");
    String[] arguments = {
      "--release",
      "7",
      "-proc:none",
      "-Xlint:-options",
      "-implicit:none",
      "-cp",
      ChildJvm.agentJar().toString(),
      "-d",
      folder.toString(),
      sources.resolve("AgentEntry.java").toString(),
      sources.resolve("StandardError.java").toString()
    };

    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    assertThat(folder.resolve("io/guestbeat/agent/AgentEntry.class")).exists();
  }

  private static String agent(String options) {
    return "-javaagent:" + ChildJvm.agentJar() + "=" + options;
  }

  private static int classFileVersion(String name) throws IOException {
    try (JarFile jar = new JarFile(ChildJvm.agentJar().toFile());
        InputStream in =
            jar.getInputStream(jar.getEntry("io/guestbeat/agent/" + name + ".class"))) {
      return in.readNBytes(8)[7];
    }
  }
}
