package io.guestbeat.heartbeat.escalation.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Wait;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class DeadlockSectionTest {
  private final ReentrantLock left = new ReentrantLock();
  private final ReentrantLock right = new ReentrantLock();
  private final CountDownLatch bothHoldOne = new CountDownLatch(2);

  @Test
  void saysThatThereIsNone() throws IOException {
    assertThat(textOf(new DeadlockSection())).isEqualTo("No thread is deadlocked.\n");
  }

  @Test
  void saysWhoWaitsForWhom() throws Exception {
    Thread one = start("one \"quoted\"", left, right);
    Thread two = start("two", right, left);
    try {
      Wait.untilSucceeds(
          () -> assertThat(ManagementFactory.getThreadMXBean().findDeadlockedThreads()).hasSize(2));

      String text = textOf(new DeadlockSection());

      assertThat(text.split("Found one Java-level deadlock", -1)).hasSize(2);
      assertThat(text)
          .containsPattern(
              """
              "two" #\\d+:
                waiting to lock <0x[0-9a-f]{16}> \\(a java.util.concurrent.locks.ReentrantLock.*\\),
                which is held by "one "quoted"" #\\d+
              """)
          .containsPattern("which is held by \"two\" #\\d+\n");
      assertThat(textOf(new ThreadSection()))
          .containsPattern("\"two\" #\\d+ prio=5 cpu=[0-9.]+ms tid=0x[0-9a-f]{16} nid=NA waiting")
          .containsPattern(
              """
              on condition
                 java.lang.Thread.State: WAITING \\(parking\\)
              \tat java.base.*/jdk.internal.misc.Unsafe.park\\(Native Method\\)
              \t- parking to wait for  <0x[0-9a-f]{16}> \\(a java.util.concurrent.*\\)
              """);
    } finally {
      one.interrupt();
      two.interrupt();
      one.join();
      two.join();
    }
  }

  private Thread start(String name, ReentrantLock first, ReentrantLock second) {
    Thread thread =
        new Thread(
            () -> {
              try {
                first.lockInterruptibly();
                bothHoldOne.countDown();
                bothHoldOne.await();
                second.lockInterruptibly();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.start();
    return thread;
  }

  private static String textOf(EvidenceSection section) throws IOException {
    StringBuilder text = new StringBuilder();
    section.write(text);
    return text.toString();
  }
}
