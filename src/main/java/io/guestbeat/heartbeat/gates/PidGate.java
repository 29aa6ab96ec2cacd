package io.guestbeat.heartbeat.gates;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.machine.ProcessTable;
import io.guestbeat.machine.RegularFile;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import io.guestbeat.settings.Settings;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Map;

/**
 * Dead when a PID file is not there, or the process whose number it begins with is not, as on Linux
 * {@code /proc} tells; unusable where the file cannot be read or holds no number. Whether the
 * process does its work is for another gate to say.
 *
 * <p>A number that has gone to another process since is not noticed: the file should be where a
 * boot empties it, as {@code /run} is.
 */
final class PidGate implements HeartbeatGate {
  static final Key<Path> FILE =
      Key.required(
          "file",
          "the path of a file",
          "the file that begins with the number of the process",
          Parsers::path);
  static final List<Key<?>> KEYS = Key.listOf(FILE);

  private static final int LONGEST_NUMBER = 10;

  private final ProcessTable processes;
  private Path file;

  PidGate() {
    this(new ProcessTable(Paths.get("/proc")));
  }

  PidGate(ProcessTable processes) {
    this.processes = processes;
  }

  @Override
  public String name() {
    return "pid";
  }

  @Override
  public void configure(Map<String, String> given) {
    file = Settings.of(KEYS, given).value(FILE);
  }

  @Override
  public Verdict check() throws UnusableGateException {
    String number;
    try {
      number = firstWord();
    } catch (NoSuchFileException e) {
      return Verdict.dead(file + " does not exist");
    } catch (IOException e) {
      throw new UnusableGateException(file + " cannot be read: " + ReasonText.of(e), e);
    }
    if (!number.matches("[1-9][0-9]{0," + (LONGEST_NUMBER - 1) + "}")) {
      throw new UnusableGateException(file + " does not begin with the number of a process");
    }
    String gone = whyNotAlive(number);
    return gone.isEmpty()
        ? Verdict.alive()
        : Verdict.dead("process " + number + " of " + file + " " + gone);
  }

  private String whyNotAlive(String number) throws UnusableGateException {
    try {
      return processes.whyNotAlive(number);
    } catch (IOException e) {
      throw new UnusableGateException(e.getMessage(), e);
    }
  }

  /** No more of the file than can be a number and what is around it: it may be any file. */
  private String firstWord() throws IOException {
    byte[] beginning = new byte[LONGEST_NUMBER * 4];
    int length = 0;
    try (InputStream in = RegularFile.at(file).read()) {
      for (int read = 0; read >= 0 && length < beginning.length; ) {
        length += read;
        read = in.read(beginning, length, beginning.length - length);
      }
    }
    return new String(beginning, 0, length, ISO_8859_1).trim().split("\\s", 2)[0];
  }
}
