package io.guestbeat.consumers.jconsole;

import io.guestbeat.agent.JmxAccess;
import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Program;
import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.simulator.Allocation;
import io.guestbeat.host.simulator.HostProfile;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.ObjectName;

/** One JConsole, connected to three JVMs. Used by one thread. */
final class Scene implements AutoCloseable {
  static final int WIDTH = 1180;
  static final int HEIGHT = 760;

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /** Of the real machine, as the JVM asks that how many it has. */
  static final int VIRTUAL_CPUS = VirtualCpus.ofThisMachine().orElseThrow();

  private final Path folder;
  private final Machine orders;
  private final Machine old;
  private final Program plain;
  private final Display display;
  private final JConsole jconsole;

  private Scene(Path folder) throws IOException {
    this.folder = folder;
    display = Display.start(folder, WIDTH, HEIGHT);
    orders = Machine.on(Files.createDirectory(folder.resolve("orders")), ordersVm());
    orders.simulator().vm().setLoad(0.4);
    orders.start(
        JAVA_HOME,
        "heartbeat=on,heartbeat.interval=2s,heartbeat.grace=0s,gate.deadlock.interval=500ms,"
            + "alarm.stolen.sustain=2s,alarm.ballooned.sustain=2s");
    old = Machine.on(Files.createDirectory(folder.resolve("old")), oldVm());
    old.start(JAVA_HOME, "heartbeat=on,heartbeat.interval=1s,jmx.control=read");
    plain =
        Program.start(
            folder,
            "plain",
            List.of(
                JAVA_HOME.resolve("bin/java").toString(),
                "-cp",
                System.getProperty("guestbeat.consumers.application"),
                "example.Server"));
    plain.awaitWritten("ready");
    jconsole = JConsole.start(folder, display, 1, orders.jvm().pid(), old.jvm().pid(), plain.pid());
    for (long pid : new long[] {orders.jvm().pid(), old.jvm().pid(), plain.pid()}) {
      jconsole.connect(pid);
    }
    jconsole.order("size " + WIDTH + " " + HEIGHT);
  }

  static Scene set(Path folder) throws IOException {
    return new Scene(folder);
  }

  Path folder() {
    return folder;
  }

  /** All is well with it, at first. */
  Machine orders() {
    return orders;
  }

  /** Its host does not give all, and it takes no orders over JMX. */
  Machine old() {
    return old;
  }

  /** What the JVM of the first itself says of an attribute of its insight. */
  Object insight(String attribute) throws Exception {
    try (JmxAccess jmx = JmxAccess.to(orders.jvm().pid())) {
      return jmx.read(new ObjectName("io.guestbeat:type=Insight"), attribute);
    }
  }

  /** It has no Guestbeat. */
  Program plain() {
    return plain;
  }

  JConsole jconsole() {
    return jconsole;
  }

  @Override
  public void close() {
    jconsole.close();
    display.close();
    plain.close();
    old.close();
    orders.close();
  }

  private static SimulatorBuilder ordersVm() {
    long limitMhz = 2600L * VIRTUAL_CPUS * 9 / 10;
    return Simulator.builder()
        .vcpus(VIRTUAL_CPUS)
        .memoryMb(4096)
        .cpu(Allocation.of(500, limitMhz, 4000))
        .memory(Allocation.of(512, 4096, 40_960));
  }

  private static SimulatorBuilder oldVm() {
    return Simulator.builder()
        .vcpus(VIRTUAL_CPUS)
        .host(
            HostProfile.current()
                .withUnavailable(
                    Statistic.CPU_STOLEN_MS,
                    Statistic.MEM_BALLOONED_MB,
                    Statistic.HOST_PROCESSOR_SPEED));
  }
}
