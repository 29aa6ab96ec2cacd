package io.guestbeat.examples;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Watches another JVM that has the agent, as JConsole does: attaches to it by its process id, reads
 * the statistics over JMX, and drives the heartbeat by hand.
 */
public final class JmxConsole {
  private static final Duration STEP = Duration.ofSeconds(2);

  private final AttachedJvm jvm;

  private JmxConsole(AttachedJvm jvm) {
    this.jvm = jvm;
  }

  /** Watches the JVM of the process id {@code args[0]} for {@code args[1]} seconds. */
  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("usage: JmxConsole PID SECONDS");
      System.exit(2);
    }
    try (AttachedJvm jvm = AttachedJvm.of(args[0])) {
      new JmxConsole(jvm).watch(Duration.ofSeconds(Long.parseLong(args[1])));
    }
  }

  private void watch(Duration span) throws Exception {
    Map<String, Object> first =
        jvm.read(AttachedJvm.STATS, "HostDescription", "SessionId", "ResourcePoolPath");
    System.out.println("host           " + first.get("HostDescription"));
    System.out.println("session        " + first.get("SessionId"));
    System.out.println("resource pool  " + first.get("ResourcePoolPath"));
    System.out.println("enabling the heartbeat, and sending one every 2 s by hand");
    jvm.order(AttachedJvm.MONITOR, "enable");
    System.out.println();
    System.out.println(
        "  CPU used ms  stolen ms  limit MHz | MEM used MB  active  ballooned  swapped |"
            + " heartbeat  sent  age ms");
    long end = System.nanoTime() + span.toNanos();
    while (System.nanoTime() - end < 0) {
      jvm.order(AttachedJvm.MONITOR, "markActive");
      printLine();
      TimeUnit.NANOSECONDS.sleep(Math.min(STEP.toNanos(), Math.max(0, end - System.nanoTime())));
    }
    jvm.order(AttachedJvm.MONITOR, "disable");
  }

  private void printLine() throws Exception {
    Map<String, Object> s =
        jvm.read(
            AttachedJvm.STATS,
            "CpuUsedMs",
            "CpuStolenMs",
            "CpuLimitMHz",
            "MemUsedMB",
            "MemActiveMB",
            "MemBalloonedMB",
            "MemSwappedMB");
    Map<String, Object> m =
        jvm.read(AttachedJvm.MONITOR, "AppStatus", "HeartbeatsSent", "MillisSinceLastHeartbeat");
    System.out.printf(
        Locale.ROOT,
        "%13s %10s %10s | %11s %7s %10s %8s | %9s %5s %7s%n",
        s.get("CpuUsedMs"),
        s.get("CpuStolenMs"),
        limit(s.get("CpuLimitMHz")),
        s.get("MemUsedMB"),
        s.get("MemActiveMB"),
        s.get("MemBalloonedMB"),
        s.get("MemSwappedMB"),
        m.get("AppStatus"),
        m.get("HeartbeatsSent"),
        m.get("MillisSinceLastHeartbeat"));
  }

  /** All bits set is how the API says that there is no limit. */
  private static Object limit(Object mhz) {
    return Long.valueOf(0xFFFFFFFFL).equals(mhz) ? "none" : mhz;
  }
}
