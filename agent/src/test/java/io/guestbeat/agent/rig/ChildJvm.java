package io.guestbeat.agent.rig;

import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts JVMs for one test each: example applications, with the real agent or without. */
public final class ChildJvm {
  private ChildJvm() {}

  public static Path agentJar() {
    return Path.of(System.getProperty("guestbeat.agent.jar"));
  }

  /** Copies the agent's jar into this folder, and lets everybody read both. */
  public static Path agentJarForEverybody(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path jar = Files.copy(agentJar(), folder.resolve("guestbeat.jar"));
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
    return jar;
  }

  /** A jar that the build has put ready for tests. */
  public static Path testTool(String fileName) {
    return Path.of(System.getProperty("guestbeat.test.tools"), fileName);
  }

  /** Runs one of the example applications with the real agent. */
  public static Program withAgent(
      Path javaHome, String options, Class<?> application, String... arguments) {
    return start(
        javaHome, List.of("-javaagent:" + agentJar() + "=" + options), application, arguments);
  }

  /** Runs one of the example applications with these options of the JVM. */
  public static Program start(
      Path javaHome, List<String> jvmOptions, Class<?> application, String... arguments) {
    return startBehind(List.of(), javaHome, jvmOptions, application, arguments);
  }

  /** The same, started by this command, which becomes the JVM. */
  public static Program startBehind(
      List<String> command,
      Path javaHome,
      List<String> jvmOptions,
      Class<?> application,
      String... arguments) {
    List<String> all = new ArrayList<>(jvmOptions);
    all.addAll(List.of("-cp", System.getProperty("guestbeat.test.classes")));
    all.add(application.getName());
    all.addAll(Arrays.asList(arguments));
    return runBehind(command, javaHome, all);
  }

  /** Runs {@code java} with these arguments. */
  public static Program run(Path javaHome, List<String> arguments) {
    return runBehind(List.of(), javaHome, arguments);
  }

  /** The same, started by this command. */
  public static Program runBehind(List<String> command, Path javaHome, List<String> arguments) {
    List<String> all = new ArrayList<>(command);
    all.add(javaHome.resolve("bin/java").toString());
    all.addAll(arguments);
    return ProgramBuilder.of(all).start();
  }

  /** Waits until no thread of its has this name, of which Linux shows 15 characters. */
  public static void awaitNoThread(Program jvm, String name) {
    Wait.until(() -> !threadNames(jvm).contains(name), () -> "there is still a thread " + name);
  }

  private static List<String> threadNames(Program jvm) {
    List<String> names = new ArrayList<>();
    try (var threads = Files.newDirectoryStream(Path.of("/proc/" + jvm.pid() + "/task"))) {
      for (Path thread : threads) {
        names.add(Files.readString(thread.resolve("comm")).trim());
      }
      return names;
    } catch (IOException aThreadHasEnded) {
      return threadNames(jvm);
    }
  }
}
