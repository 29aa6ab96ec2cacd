package example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * A server that monitoring tools look into: idle, and on the line {@code deadlock} of its input
 * dead. It ends with its input. Runs on Java 8.
 */
public final class Server {
  private Server() {}

  public static void main(String[] arguments) throws IOException {
    ManagementFactory.getPlatformMBeanServer();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    System.out.println("ready");
    for (String order = in.readLine(); order != null; order = in.readLine()) {
      if (order.equals("deadlock")) {
        deadlock();
        System.out.println("done deadlock");
      }
    }
  }

  private static void deadlock() {
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    Object first = new Object();
    Object second = new Object();
    start(() -> lockBoth(first, second, bothHoldOne));
    start(() -> lockBoth(second, first, bothHoldOne));
  }

  private static void lockBoth(Object mine, Object others, CyclicBarrier bothHoldOne) {
    synchronized (mine) {
      try {
        bothHoldOne.await();
      } catch (InterruptedException | BrokenBarrierException e) {
        Thread.currentThread().interrupt();
      }
      synchronized (others) {
        throw new IllegalStateException("there was no deadlock");
      }
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "worker");
    thread.setDaemon(true);
    thread.start();
  }
}
