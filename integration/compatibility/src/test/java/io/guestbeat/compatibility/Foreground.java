package io.guestbeat.compatibility;

import io.guestbeat.support.Program;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Subjects that are one program in the foreground. */
final class Foreground {
  private Foreground() {}

  /** How a subject is used while it runs, and how it is stopped. */
  interface Use {
    void of(Program subject) throws Exception;
  }

  /** A run of a subject in this folder, with the agent where there is a host. */
  interface Runner {
    Run run(Path folder, SimulatedHost host) throws Exception;
  }

  /** Runs a subject without the agent and with it, and requires that it makes no difference. */
  static void requireAlike(String subject, Jdk jdk, Runner runner) throws Exception {
    Run without = runner.run(Work.folder(subject + " without " + jdk), null);

    Path folder = Work.folder(subject + " with " + jdk);
    try (SimulatedHost host = new SimulatedHost(folder)) {
      Run with = runner.run(folder, host);

      with.requireLike(without);
      host.requireOrderlyEnd();
    }
  }

  /** Runs a subject until it has written all of what says that it is ready, and ends its input. */
  static Run run(
      Path folder,
      List<String> command,
      Map<String, String> environment,
      List<String> ready,
      SimulatedHost host)
      throws Exception {
    return run(folder, command, environment, ready, host, Program::endInput);
  }

  /**
   * Runs a subject until it has written all of what says that it is ready, looks at its MBeans,
   * uses and stops it.
   *
   * @param host the one that it is watched by; null without the agent
   * @param use what is done with it, the end of which stops it
   */
  static Run run(
      Path folder,
      List<String> command,
      Map<String, String> environment,
      List<String> ready,
      SimulatedHost host,
      Use use)
      throws Exception {
    try (Program subject = Work.start(folder, "subject", command, environment)) {
      ready.forEach(subject::awaitWritten);
      List<String> beans = beans(jvm(subject), host);
      use.of(subject);
      int status = subject.awaitExit();
      return new Run(
          status,
          beans,
          OwnLog.of(folder, folder.resolve("subject.log"), folder.resolve("subject.err.log")));
    }
  }

  /** The JVM: the program itself, or what its start script has started. */
  static ProcessHandle jvm(Program program) {
    ProcessHandle itself = ProcessHandle.of(program.pid()).orElseThrow();
    return Stream.concat(Stream.of(itself), itself.descendants())
        .filter(each -> each.info().command().orElse("").endsWith(File.separator + "java"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no JVM below " + program));
  }

  /** The MBeans of this JVM; ours are read, and heartbeats seen, where there is a host. */
  static List<String> beans(ProcessHandle jvm, SimulatedHost host) throws Exception {
    if (host == null) {
      return Beans.names(jvm);
    }
    host.awaitHeartbeats();
    return Beans.namesWithOurs(jvm);
  }
}
