package io.guestbeat.conformance;

import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Compiles what is in {@code src/test/c}; the results are removed when the JVM ends. */
public final class CSource {
  private CSource() {}

  /** Compiles a shared library. */
  public static Path compileLibrary(String source) {
    return compile(source, ".so", "-fPIC", "-shared");
  }

  static Path compileProgram(String source) {
    return compile(source, "");
  }

  private static Path compile(String source, String suffix, String... options) {
    Path compiled = temporaryFile(source, suffix);
    Path root = Path.of(System.getProperty("guestbeat.root", ".."));
    List<String> command = new ArrayList<>(List.of("gcc", "-Wall", "-Werror", "-O1"));
    Collections.addAll(command, options);
    Collections.addAll(command, "-o", compiled.toString());
    Collections.addAll(command, root.resolve("src/test/c").resolve(source).toString(), "-ldl");
    ProgramBuilder.of(command).output();
    return compiled;
  }

  private static Path temporaryFile(String source, String suffix) {
    try {
      Path file = Files.createTempFile("guestbeat-" + source.replace(".c", "-"), suffix);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
