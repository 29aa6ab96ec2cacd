package io.guestbeat.consumers.jolokia;

import io.guestbeat.consumers.Example;
import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Port;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Three agents of one Jolokia in the JVM of a machine: the two roles' as the examples have them,
 * and one without any configuration. Used by one thread.
 */
final class JolokiaAgents {
  /** What Jolokia says where two of its agents in one JVM start the same server. */
  private static final String COLLISION = "server in wrong state";

  private static final int MOST_TRIES = 10;

  private final Machine machine;
  private final Path jar;
  private final Path folder;
  private JolokiaClient monitor;
  private JolokiaClient operator;
  private JolokiaClient anybody;

  private JolokiaAgents(Machine machine, Path jar, Path folder) {
    this.machine = machine;
    this.jar = jar;
    this.folder = folder;
  }

  /** Starts the machine's JVM with them; again where they collide, as the page says they may. */
  static JolokiaAgents start(
      Machine machine, Path javaHome, Path jar, Path folder, String... jvmOptions)
      throws IOException {
    JolokiaAgents agents = new JolokiaAgents(machine, jar, folder);
    boolean haveBegun = agents.tryToStart(javaHome, jvmOptions);
    for (int tries = 1; !haveBegun && tries < MOST_TRIES; tries++) {
      machine.jvm().close();
      haveBegun = agents.tryToStart(javaHome, jvmOptions);
    }
    if (!haveBegun) {
      throw new AssertionError("they collide each time:\n" + machine.jvm().written());
    }
    return agents;
  }

  /** Who only watches. */
  JolokiaClient monitor() {
    return monitor;
  }

  /** Who may operate. */
  JolokiaClient operator() {
    return operator;
  }

  /** Of the agent without any configuration. */
  JolokiaClient anybody() {
    return anybody;
  }

  private boolean tryToStart(Path javaHome, String... jvmOptions) throws IOException {
    int monitorPort = Port.free();
    int operatorPort = Port.free();
    int openPort = Port.free();
    Stream<String> own =
        Stream.of(
            configured("monitor.properties", "jolokia-access.xml", 8778, monitorPort),
            configured("operator.properties", "jolokia-access-operator.xml", 8779, operatorPort),
            "-javaagent:" + jar + "=host=127.0.0.1,port=" + openPort);
    machine.start(
        javaHome, "heartbeat=on", Stream.concat(Stream.of(jvmOptions), own).toArray(String[]::new));
    monitor = JolokiaClient.on(monitorPort).as("monitor:change-me");
    operator = JolokiaClient.on(operatorPort).as("operator:change-me-too").from("http://localhost");
    anybody = JolokiaClient.on(openPort);
    Wait.until(() -> haveCollided() || areServed(), machine.jvm()::written);
    return !haveCollided();
  }

  private String configured(String properties, String policy, int port, int free)
      throws IOException {
    Path access = Example.of("jolokia/" + policy).in(folder);
    Path config =
        Example.of("jolokia/" + properties)
            .with("port=" + port, "port=" + free)
            .with("/etc/guestbeat/" + policy, access)
            .in(folder);
    return "-javaagent:" + jar + "=config=" + config;
  }

  private boolean haveCollided() {
    return machine.jvm().written().contains(COLLISION);
  }

  private boolean areServed() {
    return List.of(monitor, operator, anybody).stream().allMatch(JolokiaAgents::isServed);
  }

  private static boolean isServed(JolokiaClient client) {
    try {
      return client.get("read/io.guestbeat:type=GuestStats/Available").has("value");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
