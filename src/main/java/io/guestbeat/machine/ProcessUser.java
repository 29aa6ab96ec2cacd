package io.guestbeat.machine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.OptionalInt;

/**
 * The user as whom this thread acts, as the kernel reports it: the property {@code user.name} and
 * the owner of a file in a suspect folder are anyone's. Source: proc(5), {@code /proc/PID/status};
 * {@code thread-self} is there since Linux 3.17. Stateless.
 */
public final class ProcessUser {
  private static final Path THREAD = Paths.get("/proc/thread-self/status");
  private static final Path PROCESS = Paths.get("/proc/self/status");
  private static final String LINE = "\nUid:";

  /** The line stands in the first few hundred bytes. */
  private static final int ENOUGH_BYTES = 4096;

  private ProcessUser() {}

  /** Returns the effective user id; empty where there is no {@code /proc}. */
  public static OptionalInt effectiveUid() {
    OptionalInt ofThisThread = effectiveUid(THREAD);
    return ofThisThread.isPresent() ? ofThisThread : effectiveUid(PROCESS);
  }

  static OptionalInt effectiveUid(Path status) {
    try (InputStream in = Files.newInputStream(status)) {
      byte[] bytes = new byte[ENOUGH_BYTES];
      int length = 0;
      for (int n = 0; n >= 0 && length < bytes.length; ) {
        length += n;
        n = in.read(bytes, length, bytes.length - length);
      }
      return parse(new String(bytes, 0, length, US_ASCII));
    } catch (IOException thereIsNoProc) {
      return OptionalInt.empty();
    }
  }

  /** The line has the real, the effective, the saved and the file system's user id. */
  private static OptionalInt parse(String status) {
    int start = status.indexOf(LINE);
    if (start < 0) {
      return OptionalInt.empty();
    }
    int end = status.indexOf('\n', start + 1);
    String line = status.substring(start + LINE.length(), end < 0 ? status.length() : end);
    String[] ids = line.trim().split("\\s+", -1);
    try {
      return ids.length < 2
          ? OptionalInt.empty()
          : OptionalInt.of(Integer.parseUnsignedInt(ids[1]));
    } catch (NumberFormatException notAsDocumented) {
      return OptionalInt.empty();
    }
  }
}
