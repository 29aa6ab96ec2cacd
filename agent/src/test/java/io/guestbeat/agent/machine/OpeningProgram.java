package io.guestbeat.agent.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;

import io.guestbeat.agent.nativecode.LibraryFile;
import io.guestbeat.machine.OwnFile;
import io.guestbeat.machine.OwnFolder;
import io.guestbeat.machine.RegularFile;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The one who is attacked: opens a configuration, a log, a folder for evidence and an unpacked
 * library, so many times each.
 */
final class OpeningProgram {
  private static final byte[] LIBRARY = "the library".repeat(1000).getBytes(UTF_8);
  private static final byte[] LINE = "line\n".getBytes(UTF_8);

  private final Path folder;

  private OpeningProgram(Path folder) {
    this.folder = folder;
  }

  /** The folder, how many rounds, and whether a library may be unpacked without a safe name. */
  public static void main(String[] arguments) {
    OpeningProgram program = new OpeningProgram(Path.of(arguments[0]));
    int rounds = Integer.parseInt(arguments[1]);
    boolean isNameless = Boolean.parseBoolean(arguments[2]);
    report("config", rounds, program::readConfiguration);
    report("log", rounds, program::appendToLog);
    report("evidence", rounds, program::writeEvidence);
    report("library", rounds, () -> program.unpackLibrary(isNameless));
  }

  private static void report(String what, int rounds, Opening opening) {
    int taken = 0;
    int refused = 0;
    int deceived = 0;
    for (int i = 0; i < rounds; i++) {
      try {
        if (opening.isWhatItShouldBe()) {
          taken++;
        } else {
          deceived++;
        }
      } catch (IOException e) {
        refused++;
      }
    }
    System.out.printf("%s taken %d refused %d deceived %d%n", what, taken, refused, deceived);
  }

  private boolean readConfiguration() throws IOException {
    Path config = folder.resolve("config");
    try (FileInputStream in = RegularFile.at(config).notOfStrangers().read()) {
      return new String(in.readAllBytes(), UTF_8).equals("good");
    }
  }

  /** Whether a stranger has got the line is seen afterwards, in the stranger's files. */
  private boolean appendToLog() throws IOException {
    try (FileOutputStream out = RegularFile.at(folder.resolve("log")).append()) {
      out.write(LINE);
      return true;
    }
  }

  private boolean writeEvidence() throws IOException {
    Path ready = new OwnFolder(folder.resolve("evidence")).ready();
    Path file = ready.resolve("resets");
    try {
      try (FileChannel out = OwnFile.open(file, CREATE, APPEND)) {
        out.write(ByteBuffer.wrap(LINE));
      }
      try (FileChannel in = OwnFile.open(file, READ)) {
        return Arrays.equals(Channels.newInputStream(in).readAllBytes(), LINE);
      }
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(ready);
    }
  }

  private boolean unpackLibrary(boolean isNameless) throws IOException {
    String name = "libjnidispatch.so";
    try (LibraryFile file =
        isNameless
            ? LibraryFile.namelessAmongOthers(folder, name, LIBRARY)
            : LibraryFile.nameless(folder, name, LIBRARY)) {
      return Arrays.equals(Files.readAllBytes(file.path()), LIBRARY);
    }
  }

  /** Opens something once. */
  private interface Opening {
    boolean isWhatItShouldBe() throws IOException;
  }
}
