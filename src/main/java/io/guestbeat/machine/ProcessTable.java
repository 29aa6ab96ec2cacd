package io.guestbeat.machine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The processes of this machine, as Linux's {@code /proc} shows them. Immutable. */
public final class ProcessTable {
  /** Always there, whoever it is: where it is not shown, others may not be shown either. */
  private static final String FIRST_PROCESS = "1";

  /** Lines end with a line feed only: a process may have other ends of lines in its name. */
  private static final Pattern STATE = Pattern.compile("(?md)^State:\\s*(\\S)");

  private static final Pattern PROCESS_OF_THREAD = Pattern.compile("(?md)^Tgid:\\s*(\\d+)");

  private final Path proc;

  /**
   * The processes that are shown in this folder.
   *
   * @param proc {@code /proc}, or what stands for it in a test
   */
  public ProcessTable(Path proc) {
    this.proc = proc;
  }

  /**
   * Returns why there is no live process of this number, as the end of a sentence; empty if there
   * is.
   *
   * @throws IOException if that cannot be seen here; its message says why
   */
  public String whyNotAlive(String number) throws IOException {
    try {
      return whyNotAlive(number, status(number));
    } catch (AccessDeniedException e) {
      // It is there, and another user's.
      return "";
    } catch (IOException e) {
      if (!Files.exists(proc.resolve(FIRST_PROCESS))) {
        throw new IOException(
            "processes are not shown here: it takes Linux, and a "
                + proc
                + " that is mounted without hidepid",
            e);
      }
      if (Files.exists(proc.resolve(number))) {
        // Such as too many open files: the process is there, and its state cannot be read.
        throw new IOException(
            "the state of process " + number + " cannot be read: " + ReasonText.of(e), e);
      }
      return "does not run";
    }
  }

  private static String whyNotAlive(String number, String status) {
    Matcher state = STATE.matcher(status);
    if (state.find() && "ZX".contains(state.group(1))) {
      return "has ended, and its parent has not noticed";
    }
    Matcher process = PROCESS_OF_THREAD.matcher(status);
    return process.find() && !process.group(1).equals(number)
        ? "does not run: a thread of process " + process.group(1) + " has its number"
        : "";
  }

  private String status(String number) throws IOException {
    return new String(Files.readAllBytes(proc.resolve(number).resolve("status")), ISO_8859_1);
  }
}
