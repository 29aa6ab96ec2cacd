package io.guestbeat.consumers;

import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual machine of a simulated host, with one JVM in it that has the real agent: what a tool
 * looks into. The simulator is this process's, so a test knows the truth. Used by one thread.
 */
public final class Machine implements AutoCloseable {
  private static final Path AGENT = Path.of(System.getProperty("guestbeat.agent.jar"));
  private static final Path APPLICATION =
      Path.of(System.getProperty("guestbeat.consumers.application"));

  private final Path folder;
  private final Path socket;
  private final Simulator simulator;
  private Program jvm;

  private Machine(Path folder, Simulator simulator) throws IOException {
    this.folder = folder;
    this.simulator = simulator;
    socket = folder.resolve("host.sock");
    try {
      simulator.serve(socket);
    } catch (IOException | RuntimeException e) {
      simulator.close();
      throw e;
    }
  }

  /**
   * The machine, with nothing in it yet.
   *
   * @param folder an empty one of its own
   */
  public static Machine on(Path folder, SimulatorBuilder simulator) throws IOException {
    return new Machine(folder, simulator.build());
  }

  /** The host, and the truth about it. */
  public Simulator simulator() {
    return simulator;
  }

  /** The JVM that was started. */
  public Program jvm() {
    return jvm;
  }

  /**
   * Starts the JVM with the agent.
   *
   * @param javaHome whose java
   * @param options of the agent, beside its host: {@code heartbeat=on,…}; may be empty
   * @param before further options of the JVM, such as another agent or a JMX port
   */
  public Program start(Path javaHome, String options, String... before) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.add("-Xmx128m");
    command.addAll(List.of(before));
    command.add(
        "-javaagent:"
            + AGENT
            + "=host=unix:"
            + socket
            + ",evidence.dir="
            + folder.resolve("evidence")
            + (options.isEmpty() ? "" : "," + options));
    command.addAll(List.of("-cp", APPLICATION.toString(), "example.Server"));
    jvm = Tool.start(folder, "jvm", command);
    try {
      // A line's end: a JVM that ends as its port is "already in use" has not become ready.
      jvm.awaitWritten("ready\n");
    } catch (AssertionError | RuntimeException e) {
      jvm.close();
      throw e;
    }
    return jvm;
  }

  @Override
  public void close() {
    if (jvm != null) {
      jvm.close();
    }
    simulator.close();
  }
}
