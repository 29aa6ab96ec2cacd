package io.guestbeat.examples;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * A simulated host in a vSphere HA cluster that is in more of a hurry than a real one: it says what
 * HA sees and does, and when HA resets the virtual machine it ends the process that runs in it, as
 * hard as a reset does. Runs until it is stopped.
 */
public final class SimulatedCluster {
  private static final Duration UNTIL_RED = Duration.ofSeconds(3);
  private static final Duration UNTIL_RESET = Duration.ofSeconds(2);

  private final Path virtualMachine;

  private SimulatedCluster(Path virtualMachine) {
    this.virtualMachine = virtualMachine;
  }

  /** Serves guests on the Unix socket {@code args[0]}; {@code args[1]} has the guest's PID. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 2) {
      System.err.println("usage: SimulatedCluster SOCKET PIDFILE");
      System.exit(2);
    }
    SimulatedCluster cluster = new SimulatedCluster(Path.of(args[1]));
    HaSettings hurried =
        HaSettings.of(
                Sensitivity.HIGH.withFailureInterval(UNTIL_RESET).withMinimumUptime(Duration.ZERO))
            .withHeartbeatDeadline(UNTIL_RED);
    try (Simulator simulator = Simulator.builder().ha(hurried).build()) {
      simulator.ha().addListener(cluster::happened);
      simulator.serve(Path.of(args[0]));
      System.out.println("ready");
      new CountDownLatch(1).await();
    }
  }

  private void happened(HaEvent event) {
    if (event.type() == HaEvent.Type.RESET) {
      reset();
    }
    double seconds = event.at().toMillis() / 1000.0;
    System.out.printf(Locale.ROOT, "%4.1f s  %s%n", seconds, textOf(event.type()));
  }

  /** No process of a virtual machine that is reset gets to say goodbye. */
  private void reset() {
    try {
      long pid = Long.parseLong(Files.readString(virtualMachine).trim());
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    } catch (IOException | NumberFormatException e) {
      System.out.println("nothing runs in the virtual machine: " + e);
    }
  }

  private static String textOf(HaEvent.Type type) {
    return switch (type) {
      case ENABLED -> "ENABLED: the application asks to be watched";
      case DISABLED -> "DISABLED: the application asks to be watched no longer";
      case GREEN -> "GREEN: the application is alive";
      case RED -> "RED: no heartbeat for " + UNTIL_RED.toSeconds() + " s, it has failed";
      case GRAY -> "GRAY: no application is watched";
      case RESET -> "RESET: the virtual machine is powered off and on";
      default -> type + ":";
    };
  }
}
