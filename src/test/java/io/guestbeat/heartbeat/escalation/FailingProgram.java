package io.guestbeat.heartbeat.escalation;

import io.guestbeat.heartbeat.escalation.evidence.Evidence;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFile;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A program that is made to fail in the way it is told, and then leaves its evidence. */
final class FailingProgram {
  private FailingProgram() {}

  public static void main(String[] args) throws Exception {
    EvidenceFolder folder = new EvidenceFolder(Path.of(args[1]));
    List<Object> kept = new ArrayList<>();
    switch (args[0]) {
      case "deadlock" -> deadlock();
      case "crowd" -> crowd(Integer.parseInt(args[2]));
      case "busy-crowd" -> busyCrowd(Integer.parseInt(args[2]));
      case "full-heap" -> {
        crowd(100);
        fill(kept, Integer.parseInt(args[2]));
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
    long start = System.nanoTime();
    EvidenceFile file = folder.write(Evidence.of(List.of(), List.of()));
    long tookMs = (System.nanoTime() - start) / 1_000_000;
    kept.clear();
    System.out.println(tookMs + " ms, " + file.path().toFile().length() + " bytes");
    Runtime.getRuntime().halt(0);
  }

  private static void deadlock() throws InterruptedException {
    Object left = new Object();
    Object right = new ArrayList<String>();
    CountDownLatch bothHoldOne = new CountDownLatch(2);
    Thread one = start("one", () -> lock(left, right, bothHoldOne));
    Thread two = start("two", () -> lock(right, left, bothHoldOne));
    while (one.getState() != Thread.State.BLOCKED || two.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
  }

  private static void lock(Object first, Object second, CountDownLatch bothHoldOne) {
    synchronized (first) {
      bothHoldOne.countDown();
      try {
        bothHoldOne.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      synchronized (second) {
        throw new AssertionError("no deadlock");
      }
    }
  }

  private static void crowd(int threads) throws InterruptedException {
    CountDownLatch up = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      start("worker-" + i, () -> goDown(40, up));
    }
    up.await();
  }

  /** A monitor that a waiting thread holds keeps its stack from being taken for another's. */
  private static void busyCrowd(int threads) throws InterruptedException {
    CountDownLatch up = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      Object own = new Object();
      start(
          "worker-" + i,
          () -> {
            synchronized (own) {
              goDown(40, up);
            }
          });
    }
    up.await();
  }

  private static int goDown(int depth, CountDownLatch up) {
    if (depth > 0) {
      return goDown(depth - 1, up) + 1;
    }
    up.countDown();
    while (true) {
      LockSupport.park(up);
    }
  }

  /** Leaves this little of the heap free. */
  private static void fill(List<Object> kept, int freeKb) {
    try {
      while (true) {
        kept.add(new byte[16 * 1024]);
      }
    } catch (OutOfMemoryError e) {
      for (int i = 0; i < freeKb / 16; i++) {
        kept.remove(kept.size() - 1);
      }
    }
  }

  private static Thread start(String name, Runnable task) {
    Thread thread = new Thread(null, task, name, 256 * 1024);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
