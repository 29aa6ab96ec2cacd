package io.guestbeat.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.support.Jdks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JarContentIT {
  private static final int JAVA_8 = 52;

  private final Map<String, byte[]> hidden = new TreeMap<>();
  private JarFile jar;

  @BeforeEach
  void openTheJar() throws IOException {
    jar = new JarFile(ChildJvm.agentJar().toFile());
    try (ZipInputStream classes =
        new ZipInputStream(jar.getInputStream(jar.getEntry("inst/hidden.jar")))) {
      for (ZipEntry entry = classes.getNextEntry(); entry != null; entry = classes.getNextEntry()) {
        hidden.put(entry.getName(), classes.readAllBytes());
      }
    }
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
            "io/guestbeat/agent/NestedJar.class",
            "io/guestbeat/agent/SpareBuffers.class",
            "io/guestbeat/agent/package-info.class",
            "io/guestbeat/gate/HeartbeatGate.class",
            "io/guestbeat/gate/Verdict.class",
            "io/guestbeat/gate/package-info.class");
  }

  @Test
  void hidesTheRuntimeTheLibraryAndJna() {
    assertThat(hiddenNames())
        .hasSizeGreaterThan(150)
        .noneMatch(name -> name.startsWith("io/guestbeat/gate/"))
        .contains(
            "io/guestbeat/agent/runtime/AgentRuntime.class",
            "io/guestbeat/host/Hosts.class",
            "com/sun/jna/Native.class");
  }

  @Test
  void carriesOfByteBuddyOnlyItsAsmAndItsWayToAttach() {
    assertThat(hiddenNames())
        .filteredOn(name -> name.contains("bytebuddy"))
        .contains("net/bytebuddy/jar/asm/ClassReader.class")
        .allMatch(name -> name.matches("net/bytebuddy/(jar/asm/|agent/).+"));
  }

  @Test
  void carriesOfHdrHistogramOneHistogram() {
    assertThat(hiddenNames())
        .filteredOn(name -> name.contains("HdrHistogram"))
        .contains("org/HdrHistogram/Histogram.class")
        .hasSizeLessThan(12);
  }

  @Test
  void carriesOfGsonOnlyItsStreams() {
    assertThat(hiddenNames())
        .filteredOn(name -> name.contains("gson"))
        .contains(
            "com/google/gson/stream/JsonReader.class", "com/google/gson/stream/JsonWriter.class")
        .hasSize(9);
  }

  @Test
  void carriesOfJLineOnlyWhatItReachesATerminalWith() {
    assertThat(hiddenNames())
        .filteredOn(name -> name.contains("jline"))
        .contains("org/jline/terminal/impl/jna/linux/LinuxNativePty.class")
        .allMatch(name -> name.matches("org/jline/(terminal|utils)/.+"))
        .noneMatch(name -> name.contains("/exec/"));
  }

  @Test
  void runsOnJava8() {
    List<String> newer =
        allClasses().entrySet().stream()
            .filter(entry -> entry.getValue()[7] > JAVA_8)
            .map(Map.Entry::getKey)
            .toList();

    assertThat(newer).isEmpty();
  }

  @Test
  void neverNamesTheLoggingOfTheJdk() {
    List<String> logging =
        allClasses().entrySet().stream()
            .filter(entry -> new String(entry.getValue(), ISO_8859_1).contains("java/util/logging"))
            .map(Map.Entry::getKey)
            .toList();

    assertThat(logging).isEmpty();
  }

  @Test
  void hasNeitherJnasFinalizerNorItsThread() {
    List<String> finalizers =
        hidden.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("com/sun/jna/Native"))
            .filter(entry -> new String(entry.getValue(), ISO_8859_1).contains("\1\0\bfinalize"))
            .map(Map.Entry::getKey)
            .toList();

    assertThat(hidden)
        .containsKey("com/sun/jna/Native$3.class")
        .doesNotContainKey("com/sun/jna/internal/Cleaner$CleanerThread.class");
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

  /** The JVM reads the whole list of a jar's entries when it starts. */
  @Test
  void hasFewEntriesAndStoresItsHiddenClassesAsOne() throws IOException {
    assertThat(jar.stream()).hasSizeLessThan(60);
    assertThat(jar.getEntry("inst/hidden.jar").getMethod()).isEqualTo(ZipEntry.STORED);
    NestedJar nested = new NestedJar(jar, "inst/hidden.jar", new SpareBuffers());

    assertThat(hidden).hasSizeGreaterThan(1_000);
    for (Map.Entry<String, byte[]> entry : hidden.entrySet()) {
      assertThat(nested.bytes(entry.getKey())).as(entry.getKey()).isEqualTo(entry.getValue());
    }
    assertThat(nested.bytes("io/guestbeat/NoSuch.class")).isNull();
  }

  @Test
  void isSmall() throws IOException {
    assertThat(Files.size(ChildJvm.agentJar())).isLessThan(2_850_000);
  }

  private List<String> hiddenNames() {
    return List.copyOf(hidden.keySet());
  }

  private Map<String, byte[]> allClasses() {
    Map<String, byte[]> all = new TreeMap<>(hidden);
    all.keySet().removeIf(name -> !name.endsWith(".class"));
    jar.stream()
        .filter(entry -> entry.getName().endsWith(".class"))
        .forEach(entry -> all.put(entry.getName(), bytes(entry)));
    return all;
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
