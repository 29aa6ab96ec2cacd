package io.guestbeat.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.guestbeat.machine.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The maker of the machine by Windows' registry, read by Windows' program {@code reg.exe}: no
 * native code runs in this process to find out whether any may. Immutable.
 */
final class WindowsBios {
  private static final String KEY = "HKLM\\HARDWARE\\DESCRIPTION\\System\\BIOS";
  private static final int LIMIT_SECONDS = 5;

  private final String listing;

  private WindowsBios(String listing) {
    this.listing = listing;
  }

  /** Returns what {@code reg query} has printed. */
  static WindowsBios ofListing(String listing) {
    return new WindowsBios(listing);
  }

  /** Asks the registry; nothing is known where that fails. */
  static WindowsBios read() {
    try {
      return ofListing(outputOf(command(System.getenv("SystemRoot"))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ofListing("");
    } catch (IOException | SecurityException theProgramCannotBeRun) {
      return ofListing("");
    }
  }

  /** The program by its full path: a name would be looked for in the working directory as well. */
  static List<String> command(String systemRoot) {
    String root = systemRoot == null || systemRoot.isEmpty() ? "C:\\Windows" : systemRoot;
    return Collections.unmodifiableList(Arrays.asList(root + "\\System32\\reg.exe", "query", KEY));
  }

  MachineIdentity identity() {
    return MachineIdentity.ofRegistry(value("SystemManufacturer"), value("SystemProductName"));
  }

  private Optional<String> value(String name) {
    Matcher line =
        Pattern.compile("(?md)^\\s+" + name + "\\s+REG_SZ[ \\t]+(\\S[^\\r\\n]*)").matcher(listing);
    return line.find() ? Optional.of(line.group(1).trim()) : Optional.empty();
  }

  private static String outputOf(List<String> command) throws IOException, InterruptedException {
    if (!new File(command.get(0)).isFile()) {
      return "";
    }
    Process process = ChildProcess.start(new ProcessBuilder(command).redirectErrorStream(true));
    try {
      process.getOutputStream().close();
      // A pipe holds all that it prints, so that it ends though nobody reads yet.
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return "";
      }
      return textOf(process.getInputStream());
    } finally {
      process.destroyForcibly();
    }
  }

  private static String textOf(InputStream in) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] some = new byte[1024];
    for (int count = in.read(some); count >= 0; count = in.read(some)) {
      text.write(some, 0, count);
    }
    return new String(text.toByteArray(), ISO_8859_1);
  }
}
