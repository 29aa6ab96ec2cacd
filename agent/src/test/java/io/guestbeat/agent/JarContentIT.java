package io.guestbeat.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Jdks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JarContentIT {
  private static final int JAVA_8 = 52;

  private JarFile jar;

  @BeforeEach
  void openTheJar() throws IOException {
    jar = new JarFile(ChildJvm.agentJar().toFile());
  }

  @AfterEach
  void closeTheJar() throws IOException {
    jar.close();
  }

  @Test
  void showsTheApplicationNoClassesButTheBootstrapAndTheGateTypes() {
    List<String> visible = names(".class");

    assertThat(visible)
        .containsExactlyInAnyOrder(
            "io/guestbeat/agent/AgentEntry.class",
            "io/guestbeat/agent/StandardError.class",
            "io/guestbeat/agent/GuestbeatAgent.class",
            "io/guestbeat/agent/AgentThread.class",
            "io/guestbeat/agent/CarrierEntry.class",
            "io/guestbeat/agent/GuestbeatCommand.class",
            "io/guestbeat/agent/HiddenClassLoader.class",
            "io/guestbeat/agent/JavaModules.class",
            "io/guestbeat/agent/package-info.class",
            "io/guestbeat/gate/HeartbeatGate.class",
            "io/guestbeat/gate/Verdict.class",
            "io/guestbeat/gate/package-info.class");
  }

  @Test
  void hidesTheRuntimeTheLibraryAndJna() {
    List<String> hidden = names(".classdata");

    assertThat(hidden)
        .hasSizeGreaterThan(150)
        .allMatch(name -> name.startsWith("inst/"))
        .noneMatch(name -> name.startsWith("inst/io/guestbeat/gate/"))
        .contains(
            "inst/io/guestbeat/agent/runtime/AgentRuntime.classdata",
            "inst/io/guestbeat/host/Hosts.classdata",
            "inst/com/sun/jna/Native.classdata");
  }

  @Test
  void carriesOfByteBuddyOnlyItsAsmAndItsWayToAttach() {
    assertThat(names(".classdata"))
        .filteredOn(name -> name.contains("bytebuddy"))
        .contains("inst/net/bytebuddy/jar/asm/ClassReader.classdata")
        .allMatch(name -> name.matches("inst/net/bytebuddy/(jar/asm/|agent/).+"));
  }

  @Test
  void carriesOfHdrHistogramOneHistogram() {
    assertThat(names(".classdata"))
        .filteredOn(name -> name.contains("HdrHistogram"))
        .contains("inst/org/HdrHistogram/Histogram.classdata")
        .hasSizeLessThan(12);
  }

  @Test
  void carriesOfGsonOnlyItsStreams() {
    assertThat(names(".classdata"))
        .filteredOn(name -> name.contains("gson"))
        .contains(
            "inst/com/google/gson/stream/JsonReader.classdata",
            "inst/com/google/gson/stream/JsonWriter.classdata")
        .hasSize(9);
  }

  @Test
  void carriesOfJLineOnlyWhatItReachesATerminalWith() {
    assertThat(names(".classdata"))
        .filteredOn(name -> name.contains("jline"))
        .contains("inst/org/jline/terminal/impl/jna/linux/LinuxNativePty.classdata")
        .allMatch(name -> name.matches("inst/org/jline/(terminal|utils)/.+"))
        .noneMatch(name -> name.contains("/exec/"));
  }

  @Test
  void runsOnJava8() {
    List<String> newer =
        jar.stream()
            .filter(entry -> entry.getName().matches(".*\\.class(data)?"))
            .filter(entry -> bytes(entry)[7] > JAVA_8)
            .map(JarEntry::getName)
            .toList();

    assertThat(newer).isEmpty();
  }

  @Test
  void neverNamesTheLoggingOfTheJdk() {
    List<String> logging =
        jar.stream()
            .filter(entry -> entry.getName().matches(".*\\.class(data)?"))
            .filter(entry -> new String(bytes(entry), ISO_8859_1).contains("java/util/logging"))
            .map(JarEntry::getName)
            .toList();

    assertThat(logging).isEmpty();
  }

  @Test
  void hasNeitherJnasFinalizerNorItsThread() {
    List<String> finalizers =
        jar.stream()
            .filter(entry -> entry.getName().startsWith("inst/com/sun/jna/Native"))
            .filter(entry -> new String(bytes(entry), ISO_8859_1).contains("\1\0\bfinalize"))
            .map(JarEntry::getName)
            .toList();

    assertThat(names("Native$3.classdata")).hasSize(1);
    assertThat(names("com/sun/jna/internal/Cleaner$CleanerThread.classdata")).isEmpty();
    assertThat(finalizers).isEmpty();
  }

  @Test
  void carriesTheNativeLibrariesOfThreePlatforms() {
    assertThat(names("jnidispatch.so"))
        .containsExactlyInAnyOrder(
            "inst/com/sun/jna/linux-x86-64/libjnidispatch.so",
            "inst/com/sun/jna/linux-aarch64/libjnidispatch.so");
    assertThat(names("jnidispatch.dll"))
        .containsExactly("inst/com/sun/jna/win32-x86-64/jnidispatch.dll");
  }

  @Test
  void carriesTheLicenceAndTheNotices() {
    String notice = text("META-INF/NOTICE");

    assertThat(notice)
        .contains(
            "Java Native Access (JNA)",
            "libffi",
            "Byte Buddy",
            "ASM",
            "picocli",
            "HdrHistogram",
            "Gson",
            "JLine",
            "Apache License");
    assertThat(text("META-INF/LICENSE")).contains("Apache License");
  }

  @Test
  void isAnAgentThatRedefinesNoClassesButMayWeaveThoseThatItIsToWatch() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();

    assertThat(manifest.getValue("Premain-Class")).isEqualTo(AgentEntry.class.getName());
    assertThat(manifest.getValue("Agent-Class")).isEqualTo(AgentEntry.class.getName());
    assertThat(manifest.getValue("Main-Class")).isEqualTo(GuestbeatCommand.class.getName());
    assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("false");
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Implementation-Version")).isNotEmpty();
  }

  @Test
  void isSmall() throws IOException {
    assertThat(Files.size(ChildJvm.agentJar())).isLessThan(2_750_000);
  }

  private List<String> names(String suffix) {
    return jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(suffix)).toList();
  }

  private String text(String name) {
    return new String(bytes(jar.getJarEntry(name)), UTF_8);
  }

  private byte[] bytes(JarEntry entry) {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theNewerJdkIsTestedTooWhereThatIsRequired() throws Exception {
    if (System.getProperty("guestbeat.conformance").equals("required")) {
      assertThat(Jdks.all()).hasSizeGreaterThanOrEqualTo(2);
    }
  }
}
