package io.guestbeat.examples;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The sample program of the HA Application Monitoring SDK: enables monitoring and sends a heartbeat
 * every 15 seconds. Ctrl+C asks whether to stop (which ends in a reset), to disable, or to go on;
 * heartbeats go on meanwhile.
 */
public final class HeartbeatSample {
  private final AppMonitor monitor;
  private final Scanner input = new Scanner(System.in, Charset.defaultCharset());
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean disables;

  private HeartbeatSample(AppMonitor monitor) {
    this.monitor = monitor;
  }

  /** Watched by the host {@code args[0]}, or this machine's; every {@code args[1]} seconds. */
  public static void main(String[] args) throws Exception {
    try (Host host = Hosts.open(args.length == 0 ? "auto" : args[0])) {
      HeartbeatSample sample = new HeartbeatSample(host.appMonitor());
      onCtrlC(sample::ask);
      sample.run(args.length < 2 ? 15 : Long.parseLong(args[1]));
    } catch (AppMonitorException e) {
      System.err.printf("%s%nerror %d, %s%n", e.getMessage(), e.error().code(), e.error().text());
      System.exit(1);
    } catch (IllegalArgumentException e) {
      System.err.println("usage: HeartbeatSample [HOST [SECONDS]]: " + e.getMessage());
      System.exit(2);
    }
  }

  private void run(long seconds) throws InterruptedException {
    monitor.enable();
    System.out.println("enabled; press Ctrl+C to choose what to do next");
    do {
      beat();
    } while (!end.await(seconds, TimeUnit.SECONDS));
    if (disables) {
      monitor.disable();
      System.out.println("disabled: no reset follows");
    } else {
      System.out.println("stopped: the virtual machine will be reset");
    }
  }

  private void beat() {
    try {
      if (monitor.getAppStatus() == AppStatus.GRAY) {
        monitor.enable(); // The machine has moved, or another program has disabled monitoring.
      }
      monitor.markActive();
      System.out.println("heartbeat sent, the status is " + monitor.getAppStatus().text());
    } catch (AppMonitorException e) {
      System.err.println("no heartbeat: " + e.getMessage() + "; the next is tried on time");
    }
  }

  /** On the thread that the JVM has for signals; the main thread goes on sending heartbeats. */
  private synchronized void ask() {
    System.out.println("s - stop and exit (the virtual machine will be reset)");
    System.out.println("d - disable and exit (no reset)");
    System.out.println("c - continue");
    // Where nobody can answer, nobody wants a reset.
    String answer = input.hasNextLine() ? input.nextLine().trim() : "d";
    disables = answer.equals("d");
    if (disables || answer.equals("s")) {
      end.countDown();
    }
  }

  /** The JDK's own signal handling has no public name yet, hence the reflection. */
  private static void onCtrlC(Runnable task) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object handling =
        Proxy.newProxyInstance(
            HeartbeatSample.class.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              task.run();
              return null;
            });
    Object ctrlC = signal.getConstructor(String.class).newInstance("INT");
    signal.getMethod("handle", signal, handler).invoke(null, ctrlC, handling);
  }
}
