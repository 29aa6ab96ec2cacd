package io.guestbeat.cli.attach;

import io.guestbeat.concurrent.PatientCall;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * A file that the owner of another process may have made whatever it likes: a pipe that nobody
 * writes to, or one without an end. Immutable.
 */
final class UncontrolledFile {
  private static final int LONGEST = 64 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path file;

  UncontrolledFile(Path file) {
    this.file = file;
  }

  /**
   * Returns what is in it, up to 64 kB.
   *
   * @throws IOException if it is not a regular file, or cannot be read within 2 s
   */
  String text() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": not a regular file");
    }
    try {
      // It may be exchanged for a pipe by now.
      return PatientCall.within(PATIENCE, "guestbeat-file", () -> text(file, LONGEST));
    } catch (TimeoutException e) {
      throw new IOException(file + ": cannot be read", e);
    }
  }

  /** Returns whether it is a regular file that the user of this thread may not read. */
  boolean isDenied() throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      in.read();
      return false;
    } catch (AccessDeniedException e) {
      return true;
    }
  }

  /**
   * Returns whether there is such a line among so many bytes of a file; keeps one line at a time.
   */
  static boolean anyLine(Path file, int most, Predicate<String> condition) throws IOException {
    long left = most;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), Charset.defaultCharset()))) {
      for (String line = lines.readLine(); line != null && left > 0; line = lines.readLine()) {
        if (condition.test(line)) {
          return true;
        }
        left -= line.length();
      }
      return false;
    }
  }

  /** Returns so many bytes of a file as text, and no more. */
  static String text(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      int count = 0;
      while (count >= 0 && bytes.size() < most) {
        bytes.write(buffer, 0, count);
        count = in.read(buffer, 0, Math.min(buffer.length, most - bytes.size()));
      }
      return new String(bytes.toByteArray(), Charset.defaultCharset());
    }
  }
}
