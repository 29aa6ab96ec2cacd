package io.guestbeat.insight.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the JVM of the tests, which is HotSpot's. */
class JvmFactsReaderTest {
  private static final double BYTES_PER_MB = 1 << 20;

  private final JvmFacts facts = new JvmFactsReader().read();

  @TempDir Path folder;

  @Test
  void heapIsTheMostThatTheJvmWillTake() {
    assertThat(facts.footprint().heapMb())
        .hasValue(Runtime.getRuntime().maxMemory() / BYTES_PER_MB);
    assertThat(facts.committedHeapMb().orElseThrow())
        .isPositive()
        .isLessThanOrEqualTo(facts.footprint().heapMb().orElseThrow());
  }

  @Test
  void metaspaceWithoutALimitIsWhatItHasAndNotTheGigabyteOfItsClasses() {
    assertThat(facts.footprint().metaspaceMb().orElseThrow()).isBetween(5.0, 500.0);
  }

  @Test
  void theCodeCacheIsWhatIsReservedForIt() {
    double reserved = VmOptions.number("ReservedCodeCacheSize").orElseThrow() / BYTES_PER_MB;

    assertThat(facts.footprint().codeCacheMb().orElseThrow()).isCloseTo(reserved, within(1.0));
  }

  @Test
  void stacksAreThoseOfTheLiveThreads() {
    double each = VmOptions.number("ThreadStackSize").orElseThrow() / 1024.0;
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();

    assertThat(facts.footprint().threadStacksMb().orElseThrow() / each)
        .isCloseTo(threads, within(10.0));
  }

  @Test
  void theFootprintIsTheSumOfItsParts() {
    JvmFootprint footprint = JvmFootprint.of(1000, 100, 240, 50, 10);

    assertThat(footprint.totalMb()).hasValue(1400);
    assertThat(JvmFootprint.UNKNOWN.totalMb()).isEmpty();
  }

  @Test
  void collectorsHaveAtLeastOneThread() {
    assertThat(facts.parallelGcThreads().orElseThrow()).isGreaterThanOrEqualTo(1);
    assertThat(facts.availableProcessors()).hasValue(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void aJvmWithoutAnOptionSaysSo() {
    assertThat(VmOptions.number("NoSuchOption")).isEmpty();
    assertThat(VmOptions.number("HeapDumpPath")).isEmpty();
  }

  @Test
  void theMachinesMemoryIsTheFirstLineOfMeminfo() {
    assertThat(MachineMemory.ofMeminfo("MemTotal:        8152064 kB\nMemFree: 1 kB"))
        .hasValue(7961);
    assertThat(MachineMemory.ofMeminfo("")).isEmpty();
    assertThat(MachineMemory.ofMeminfo("MemFree:  1 kB")).isEmpty();
    assertThat(facts.machineMemoryMb().orElseThrow()).isGreaterThan(100);
  }

  @Test
  void numaNodesAreFoldersWithANumber() throws Exception {
    Files.createDirectory(folder.resolve("node0"));
    Files.createDirectory(folder.resolve("node12"));
    Files.createDirectory(folder.resolve("power"));
    Files.createFile(folder.resolve("node1"));

    assertThat(NumaNodes.in(folder.toFile())).hasValue(2);
    assertThat(NumaNodes.in(folder.resolve("power").toFile())).isEmpty();
    assertThat(NumaNodes.in(folder.resolve("none").toFile())).isEmpty();
  }
}
