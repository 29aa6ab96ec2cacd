package io.guestbeat.agent.rig;

import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of {@code java -jar guestbeat.jar}, and what came of it. */
public record Command(int exitCode, List<String> output, List<String> errors) {
  public static final Path JAVA_HOME = Jdks.OWN;

  /** Runs it on the build's own JDK. */
  public static Command of(String... words) {
    return with(List.of(), words);
  }

  /** Runs it with these options of the JVM. */
  public static Command with(List<String> jvmOptions, String... words) {
    return run(ChildJvm.run(JAVA_HOME, line(jvmOptions, words)));
  }

  /** Waits for the end of one that has been started. */
  public static Command run(Program started) {
    try (Program jvm = started) {
      int exitCode = jvm.finish();
      return new Command(exitCode, jvm.output(), jvm.errors());
    }
  }

  public static List<String> line(List<String> jvmOptions, String... words) {
    List<String> line = new ArrayList<>(jvmOptions);
    // A command is over before the optimising compiler has paid off; tests run hundreds.
    line.add("-XX:TieredStopAtLevel=1");
    line.addAll(List.of("-jar", ChildJvm.agentJar().toString()));
    line.addAll(List.of(words));
    return line;
  }

  /** Its exit status and the only line that it wrote. */
  public String line() {
    List<String> lines = new ArrayList<>(output);
    lines.addAll(errors);
    if (lines.size() != 1) {
      throw new AssertionError("not one line, but " + lines);
    }
    return exitCode + " " + lines.get(0);
  }

  /** All of its output, with one blank between words. */
  public String text() {
    return String.join(" ", output).replaceAll("\\s+", " ").trim();
  }
}
