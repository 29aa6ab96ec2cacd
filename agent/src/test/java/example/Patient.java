package example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Falls ill on request: each line of its input is an order, and is answered once it is done. */
public final class Patient {
  private static final List<Object> RETAINED = new ArrayList<>();

  private static volatile boolean polling;

  private Patient() {}

  public static void main(String[] arguments) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    System.out.println("ready");
    for (String order = in.readLine(); order != null; order = in.readLine()) {
      carryOut(order.split(" "));
      System.out.println("done " + order);
    }
  }

  private static void carryOut(String[] order) throws Exception {
    switch (order[0]) {
      case "deadlock-monitors":
        deadlockMonitors();
        break;
      case "deadlock-locks":
        deadlockLocks();
        break;
      case "busy":
        startMany(Integer.parseInt(order[1]), Patient::spin);
        break;
      case "threads":
        startMany(Integer.parseInt(order[1]), Patient::waitForEver);
        break;
      case "fill":
        fill(Double.parseDouble(order[1]));
        break;
      case "objects":
        makeObjects(Integer.parseInt(order[1]));
        break;
      case "collect":
        System.gc();
        break;
      case "poll":
        startPolling();
        break;
      case "stall":
        polling = false;
        break;
      case "exhaust":
        exhaust(Integer.parseInt(order[1]));
        break;
      case "exit":
        System.exit(Integer.parseInt(order[1]));
        break;
      default:
        throw new IOException(order[0]);
    }
  }

  private static void startPolling() {
    polling = true;
    start(
        "poller",
        () -> {
          while (polling) {
            poll();
          }
        });
  }

  /** One round of what the application is for. */
  public static void poll() {
    LockSupport.parkNanos(10_000_000);
  }

  private static void deadlockMonitors() throws Exception {
    Object one = new Object();
    Object other = new Object();
    CyclicBarrier bothHold = new CyclicBarrier(2);
    start("order-1", () -> lockBoth(one, other, bothHold));
    start("order-2", () -> lockBoth(other, one, bothHold));
  }

  private static void lockBoth(Object first, Object second, CyclicBarrier bothHold) {
    synchronized (first) {
      await(bothHold);
      synchronized (second) {
        throw new AssertionError("no deadlock");
      }
    }
  }

  private static void deadlockLocks() throws Exception {
    Lock one = new ReentrantLock();
    Lock other = new ReentrantLock();
    CyclicBarrier bothHold = new CyclicBarrier(2);
    start("order-1", () -> lockBoth(one, other, bothHold));
    start("order-2", () -> lockBoth(other, one, bothHold));
  }

  private static void lockBoth(Lock first, Lock second, CyclicBarrier bothHold) {
    first.lock();
    await(bothHold);
    second.lock();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes every byte of the heap, again and again for so many seconds, and gives all back. */
  private static void exhaust(int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    Object[] taken = null;
    for (int size = 1 << 20; System.nanoTime() - end < 0; size = Math.max(1, size / 2)) {
      try {
        while (System.nanoTime() - end < 0) {
          Object[] more = new Object[size];
          more[0] = taken;
          taken = more;
        }
      } catch (OutOfMemoryError e) {
        // Smaller pieces may still fit.
      }
    }
  }

  private static void startMany(int count, Runnable body) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      start(
          "patient-" + i,
          () -> {
            started.countDown();
            body.run();
          });
    }
    started.await();
  }

  private static void spin() {
    while (!RETAINED.contains(Thread.currentThread())) {}
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fills this share of the heap for good, and then collects it again and again. */
  private static void fill(double share) {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    while (runtime.totalMemory() - runtime.freeMemory() < share * runtime.maxMemory()) {
      RETAINED.add(new byte[64 * 1024]);
    }
    for (int i = 0; i < 2; i++) {
      start("collector-" + i, Patient::collectForEver);
    }
  }

  /** Fills the heap for good with what costs a collector time: many small things. */
  private static void makeObjects(int count) {
    Object[] chain = null;
    for (int i = 0; i < count; i++) {
      chain = new Object[] {chain};
      if (i % 1000 == 0) {
        RETAINED.add(chain);
        chain = null;
      }
    }
  }

  private static void collectForEver() {
    while (true) {
      System.gc();
    }
  }

  private static void start(String name, Runnable body) {
    Thread thread = new Thread(null, body, name, 128 * 1024);
    thread.setDaemon(true);
    thread.start();
  }
}
