package io.guestbeat.cli.attach;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.machine.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a command of this command line in a process of its own, so that a failure or the end of that
 * process does not end this one. Immutable.
 */
public final class OwnCommand {
  private static final int LONGEST_ANSWER = 64 << 10;

  private final List<String> words;

  /**
   * Creates one.
   *
   * @param words the name of the command, and its options
   */
  public OwnCommand(List<String> words) {
    this.words = new ArrayList<>(words);
  }

  /**
   * Runs it to its end.
   *
   * @return what it has printed
   * @throws IOException with what it has printed if it fails
   */
  public String run() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            Arrays.asList(
                Paths.get(System.getProperty("java.home"), "bin", "java").toString(),
                // Cheap to start, as there may be many at once.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar().toString()));
    command.addAll(words);
    Process process = ChildProcess.start(new ProcessBuilder(command).redirectErrorStream(true));
    // Ends with this program, which does not wait for what does not answer.
    Thread end = new Thread(process::destroyForcibly, "guestbeat-end");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      process.getOutputStream().close();
      String answer = answer(process.getInputStream());
      if (process.waitFor() != 0) {
        throw new IOException(answer.isEmpty() ? "its own process was ended" : answer);
      }
      return answer;
    } finally {
      process.destroyForcibly();
      removeHook(end);
    }
  }

  /** Returns the jar that this program runs from. */
  public static Path jar() {
    try {
      return Paths.get(OwnCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private String answer(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      if (bytes.size() < LONGEST_ANSWER) {
        bytes.write(buffer, 0, count);
      }
    }
    String text = new String(bytes.toByteArray(), UTF_8).trim();
    String prefix = words.get(0) + ": ";
    String line = text.split("\\R", 2)[0];
    return line.startsWith(prefix) ? line.substring(prefix.length()) : line;
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException thisProgramEnds) {
      // It then ends the process.
    }
  }
}
