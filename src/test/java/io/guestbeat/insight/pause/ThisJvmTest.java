package io.guestbeat.insight.pause;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of the JVM that the tests run in. */
final class ThisJvmTest {
  private final ThisJvm jvm = ThisJvm.asThisThreadSees();

  @AfterEach
  void close() {
    jvm.close();
  }

  @Test
  void countsACollectionAndTellsWhenItWas() {
    long collectedBefore = jvm.collectedMs();
    long before = System.nanoTime();

    System.gc();

    assertThat(jvm.collectedMs()).isGreaterThan(collectedBefore);
    Collection last = jvm.lastCollection();
    // The JVM counts in whole milliseconds, of a clock of its own.
    assertThat(last.endNanos() - before).isPositive();
    assertThat(System.nanoTime() - last.endNanos()).isNotNegative();
    assertThat(last.nanos())
        .isLessThan(System.nanoTime() - before + Duration.ofMillis(1).toNanos());
  }

  @Test
  void countsTheProcessorTimeOfTheProcess() {
    long before = jvm.cpuNanos();

    long until = ownCpuNanos() + Duration.ofMillis(50).toNanos();
    while (ownCpuNanos() < until) {
      Thread.onSpinWait();
    }

    assertThat(jvm.knowsCpu()).isTrue();
    assertThat(jvm.cpuNanos() - before).isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
  }

  @Test
  void askingAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = askForAll() + threads.getCurrentThreadAllocatedBytes();

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      sum += askForAll();
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(sum).isPositive();
    assertThat(allocated).isLessThan(1000);
  }

  @ParameterizedTest
  @CsvSource({"Copy", "MarkSweepCompact", "PS Scavenge", "G1 Young Generation", "ZGC Pauses"})
  void collectorsThatStopTheJvmCount(String collector) {
    assertThat(Collectors.stopsTheJvm(collector)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ZGC", "ZGC Cycles", "ZGC Minor Cycles", "ZGC Major Cycles", "Shenandoah Cycles"})
  void cyclesBesideTheApplicationDoNot(String collector) {
    assertThat(Collectors.stopsTheJvm(collector)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1234 567890123 42,567890123", "0 0 0,0", "17,0", "1 2,2"})
  void readsTheSecondNumberOfTheRunQueue(String line, long expected) {
    byte[] bytes = line.getBytes(US_ASCII);

    assertThat(RunQueue.second(bytes, bytes.length)).isEqualTo(expected);
  }

  private long askForAll() {
    return jvm.collectedMs() + jvm.cpuNanos() + jvm.queuedNanos();
  }

  private static long ownCpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
