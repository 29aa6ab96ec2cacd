package io.guestbeat.benchmarks;

import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** One read of all statistics: an update over the kept connection, then every value. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GuestRead {
  /** The host to read, as a host spec. */
  @Param("simulator")
  public String host;

  private Host opened;
  private GuestHandle handle;

  /** Opens the host. */
  @Setup
  public void open() {
    opened = Hosts.open(host);
    handle = opened.guestLibrary().openHandle();
  }

  /** Closes it. */
  @TearDown
  public void close() {
    handle.close();
    opened.close();
  }

  /** Reads everything. */
  @Benchmark
  public void readAllStatistics(Blackhole blackhole) {
    Snapshot snapshot = handle.update();
    for (Statistic statistic : Statistic.values()) {
      blackhole.consume(snapshot.value(statistic));
    }
    blackhole.consume(snapshot.session());
  }
}
