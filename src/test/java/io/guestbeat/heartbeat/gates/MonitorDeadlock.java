package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import java.util.concurrent.CountDownLatch;

/** Two threads deadlocked over monitors, and later a third that needs one of them. */
final class MonitorDeadlock {
  private MonitorDeadlock() {}

  public static void main(String[] args) throws Exception {
    HeartbeatGate gate = Gates.configured("deadlock");
    Object a = new String("a");
    Object b = new String("b");
    CountDownLatch bothHold = new CountDownLatch(2);
    Thread first = start("first", () -> lockBoth(a, b, bothHold));
    Thread second = start("second", () -> lockBoth(b, a, bothHold));
    awaitBlocked(first);
    awaitBlocked(second);
    System.out.println(gate.check());
    awaitBlocked(start("third", () -> lockBoth(a, a, bothHold)));
    System.out.println(gate.check());
  }

  private static void lockBoth(Object outer, Object inner, CountDownLatch bothHold) {
    synchronized (outer) {
      bothHold.countDown();
      try {
        bothHold.await();
      } catch (InterruptedException e) {
        return;
      }
      synchronized (inner) {
        System.out.println("no deadlock");
      }
    }
  }

  private static Thread start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void awaitBlocked(Thread thread) {
    while (thread.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
  }
}
