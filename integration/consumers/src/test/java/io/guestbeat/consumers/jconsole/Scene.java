package io.guestbeat.consumers.jconsole;

import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Tool;
import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.management.ObjectName;

/** One JConsole, connected to three JVMs. Used by one thread. */
final class Scene implements AutoCloseable {
  static final int WIDTH = 900;
  static final int HEIGHT = 750;

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /** Of the real machine, as the JVM asks that how many it has. */
  static final int VIRTUAL_CPUS = VirtualCpus.ofThisMachine().orElseThrow();

  private final Path folder;
  private final Deque<Runnable> closings = new ArrayDeque<>();
  private Machine orders;
  private Machine old;
  private Program plain;
  private JConsole jconsole;

  private Scene(Path folder) {
    this.folder = folder;
  }

  /** Sets it; what was started by then is ended if that fails. */
  static Scene set(Path folder) throws IOException {
    Scene scene = new Scene(folder);
    try {
      scene.open();
      return scene;
    } catch (IOException | RuntimeException | Error e) {
      scene.close();
      throw e;
    }
  }

  private void open() throws IOException {
    Display display = Display.start(folder, WIDTH, HEIGHT);
    closings.push(display::close);
    orders = machine("orders", ordersVm());
    orders.simulator().vm().setLoad(0.4);
    orders.start(
        JAVA_HOME,
        "heartbeat=on,heartbeat.interval=2s,heartbeat.grace=0s,gate.deadlock.interval=500ms,"
            + "alarm.stolen.sustain=2s,alarm.ballooned.sustain=2s");
    old = machine("old", oldVm());
    old.start(JAVA_HOME, "heartbeat=on,heartbeat.interval=1s,jmx.control=read");
    startPlain();
    jconsole = JConsole.start(folder, display, 1, orders.jvm().pid(), old.jvm().pid(), plain.pid());
    closings.push(jconsole::close);
    for (long pid : new long[] {orders.jvm().pid(), old.jvm().pid(), plain.pid()}) {
      jconsole.connect(pid);
    }
    jconsole.order("size " + WIDTH + " " + HEIGHT);
  }

  private Machine machine(String name, SimulatorBuilder vm) throws IOException {
    Machine machine = Machine.on(Files.createDirectory(folder.resolve(name)), vm);
    closings.push(machine::close);
    return machine;
  }

  private void startPlain() throws IOException {
    plain =
        Tool.start(
            folder,
            "plain",
            List.of(
                JAVA_HOME.resolve("bin/java").toString(),
                "-cp",
                System.getProperty("guestbeat.consumers.application"),
                "example.Server"));
    closings.push(plain::close);
    plain.awaitWritten("ready");
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

  /** What the JVM of the first itself says of an attribute of its insight, a text. */
  String insight(String attribute) {
    try (JmxAccess jmx = JmxAccess.to(orders.jvm().pid())) {
      return (String) jmx.read(new ObjectName("io.guestbeat:type=Insight"), attribute);
    } catch (Exception e) {
      throw new AssertionError(e);
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
    while (!closings.isEmpty()) {
      closings.pop().run();
    }
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
