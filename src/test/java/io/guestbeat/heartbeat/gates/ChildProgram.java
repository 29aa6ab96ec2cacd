package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.support.ProgramBuilder;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs a program of the tests in a JVM of its own, for what cannot be undone in this one. */
public final class ChildProgram {
  private ChildProgram() {}

  /** What the program prints until its end. */
  public static String output(
      Path javaHome, List<String> jvmOptions, Class<?> program, String... args) {
    List<String> arguments = new ArrayList<>(jvmOptions);
    arguments.add("-cp");
    arguments.add(placeOf(HeartbeatGate.class) + File.pathSeparator + placeOf(program));
    arguments.add(program.getName());
    arguments.addAll(Arrays.asList(args));
    return ProgramBuilder.java(javaHome, arguments).withErrorsInOutput().run().written();
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
