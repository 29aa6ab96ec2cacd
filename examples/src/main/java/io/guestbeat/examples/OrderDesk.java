package io.guestbeat.examples;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * An ordinary application that knows nothing of Guestbeat: customers hand in orders at a desk, and
 * a few clerks work them off. Runs until it is stopped. It has an MBean of its own, with a switch
 * that makes two clerks deadlock: a defect that no exception and no exit tells of.
 */
public final class OrderDesk implements OrderDeskMBean {
  private static final int CLERKS = 3;

  private final BlockingQueue<Integer> desk = new ArrayBlockingQueue<>(50);
  private final Books books = new Books();

  private OrderDesk() {}

  /** Opens the desk. */
  public static void main(String[] args) throws InterruptedException, JMException {
    OrderDesk desk = new OrderDesk();
    ManagementFactory.getPlatformMBeanServer()
        .registerMBean(desk, new ObjectName("io.guestbeat.examples:type=OrderDesk"));
    desk.run();
  }

  @Override
  public long getOrdersServed() {
    return books.served();
  }

  @Override
  public void deadlock() {
    books.mixUp();
  }

  private void run() throws InterruptedException {
    for (int clerk = 1; clerk <= CLERKS; clerk++) {
      boolean isCareless = clerk == 1;
      new Thread(() -> serve(isCareless), "clerk-" + clerk).start();
    }
    new Thread(this::order, "customers").start();
    System.out.println(
        "order desk open, " + CLERKS + " clerks, pid " + ProcessHandle.current().pid());
    while (true) {
      TimeUnit.SECONDS.sleep(5);
      System.out.println("orders served: " + books.served());
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

  /** A clerk: takes an order, works it off and enters it in the books. */
  private void serve(boolean isCareless) {
    try {
      while (true) {
        work(desk.take());
        books.enter(isCareless);
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
