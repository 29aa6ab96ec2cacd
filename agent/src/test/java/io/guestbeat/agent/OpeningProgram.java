package io.guestbeat.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.machine.RegularFile;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** The one who is attacked: opens a configuration and a log, so many times. */
final class OpeningProgram {
  private int taken;
  private int refused;
  private int deceived;

  private OpeningProgram() {}

  /** The folder, and how many rounds. */
  public static void main(String[] arguments) {
    OpeningProgram program = new OpeningProgram();
    Path folder = Path.of(arguments[0]);
    for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
      program.read(folder.resolve("config"));
      program.append(folder.resolve("log"));
    }
    System.out.println(
        "taken " + program.taken + " refused " + program.refused + " deceived " + program.deceived);
  }

  private void read(Path config) {
    try (FileInputStream in = RegularFile.at(config).notOfStrangers().read()) {
      count(new String(in.readAllBytes(), UTF_8).equals("good"));
    } catch (IOException e) {
      refused++;
    }
  }

  private void append(Path log) {
    try (FileOutputStream out = RegularFile.at(log).append()) {
      out.write("line\n".getBytes(UTF_8));
      count(true);
    } catch (IOException e) {
      refused++;
    }
  }

  private void count(boolean isGood) {
    if (isGood) {
      taken++;
    } else {
      deceived++;
    }
  }
}
