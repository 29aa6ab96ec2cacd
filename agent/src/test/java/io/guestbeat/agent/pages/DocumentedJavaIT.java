package io.guestbeat.agent.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.simulator.Simulator;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java snippet of the README and the pages is compiled and run, and resets nothing. */
final class DocumentedJavaIT {
  private static final Pattern CLASS = Pattern.compile("public final class (\\w+)");
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final String IMPORTS =
      Stream.of("appmonitor", "gate", "guest", "heartbeat", "host", "host.simulator")
          .map(name -> "import io.guestbeat." + name + ".*;\n")
          .collect(Collectors.joining());

  @TempDir Path folder;

  static List<DocumentedBlock> snippets() throws Exception {
    return DocumentedBlock.all().stream().filter(DocumentedJavaIT::isJava).toList();
  }

  static boolean isJava(DocumentedBlock block) {
    return block.text().matches("(?s)(package [\\w.]+;|try \\(|import [\\w.]+;).*");
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void compilesRunsAndResetsNothing(DocumentedBlock snippet) throws Exception {
    try (Simulator simulator = Simulator.builder().build()) {
      Path socket = folder.resolve("host.sock");
      simulator.serve(socket);
      String code = snippet.text().replace("\"auto\"", "\"unix:" + socket + "\"");
      Matcher named = CLASS.matcher(code);
      boolean isClass = named.find();
      String name = isClass ? named.group(1) : "Snippet";
      Matcher packaged = PACKAGE.matcher(code);
      String full = packaged.find() ? packaged.group(1) + "." + name : name;
      compile(name, isClass ? code : asMethod(code));

      try (URLClassLoader loader =
          new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
        Class<?> compiled = loader.loadClass(full);
        if (isClass) {
          runGate(compiled);
        } else {
          compiled.getMethod("run").invoke(null);
        }
      }

      assertThat(simulator.ha().isEnabled()).isFalse();
      assertThat(simulator.ha().status()).isEqualTo(AppStatus.GRAY);
      assertThat(simulator.ha().resets()).isZero();
    }
  }

  @Test
  void thereAreSuchSnippets() throws Exception {
    assertThat(snippets())
        .extracting(DocumentedBlock::page)
        .contains("docs/library.md", "docs/heartbeat.md", "docs/simulator.md");
  }

  private static String asMethod(String code) {
    return IMPORTS
        + "public final class Snippet { public static void run() throws Exception {\n"
        + code
        + "} }\n";
  }

  private void compile(String name, String code) throws Exception {
    Path source = Files.writeString(folder.resolve(name + ".java"), code);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    var files = compiler.getStandardFileManager(null, null, null);
    boolean isCompiled =
        compiler
            .getTask(
                complaints,
                files,
                null,
                List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                null,
                files.getJavaFileObjects(source.toFile()))
            .call();
    assertThat(isCompiled).describedAs(complaints + code).isTrue();
  }

  /** A gate of one's own: alive as it is made, and it takes the keys that its page shows. */
  private static void runGate(Class<?> compiled) throws Exception {
    var gate = (io.guestbeat.gate.HeartbeatGate) compiled.getConstructor().newInstance();
    gate.configure(Map.of("seconds", "60"));
    assertThat(gate.check().isAlive()).isTrue();
  }
}
