package io.guestbeat.examples;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * An ordinary application that knows nothing of Guestbeat: customers hand in orders at a desk, and
 * a few clerks work them off. Runs until it is stopped.
 */
public final class OrderDesk {
  private static final int CLERKS = 3;

  private final BlockingQueue<Integer> desk = new ArrayBlockingQueue<>(50);
  private final LongAdder served = new LongAdder();

  private OrderDesk() {}

  /** Opens the desk. */
  public static void main(String[] args) throws InterruptedException {
    new OrderDesk().run();
  }

  private void run() throws InterruptedException {
    for (int clerk = 1; clerk <= CLERKS; clerk++) {
      new Thread(this::serve, "clerk-" + clerk).start();
    }
    new Thread(this::order, "customers").start();
    System.out.println(
        "order desk open, " + CLERKS + " clerks, pid " + ProcessHandle.current().pid());
    while (true) {
      TimeUnit.SECONDS.sleep(5);
      System.out.println("orders served: " + served.sum());
    }
  }

  /** Customers: an order every few milliseconds, as long as there is room at the desk. */
  private void order() {
    try {
      for (int order = 1; ; order++) {
        desk.put(order);
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(2, 8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A clerk: takes an order and works it off. */
  private void serve() {
    try {
      while (true) {
        work(desk.take());
        served.increment();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void work(int order) {
    double price = order;
    for (int step = 0; step < 20_000; step++) {
      price = Math.sqrt(price + step);
    }
    if (Double.isNaN(price)) {
      throw new IllegalStateException("order " + order + " has no price");
    }
  }
}
